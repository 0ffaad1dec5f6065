package io.tombolo.contract.rpc.internal;

import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.wire.binding.Embedded;

/// Asks for what a partition has of something. Source: RPC sheet 16, "PartitionSpecificRequest".
public record PartitionSpecificRequest(
        String datacenter, @Embedded QueryOptions options) {}
