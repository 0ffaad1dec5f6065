package io.tombolo.contract.rpc.catalog;

import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.wire.binding.Embedded;

/// Asks for the datacenters that are known. Source: RPC sheet 16, "DatacentersRequest".
public record DatacentersRequest(@Embedded QueryOptions options) {}
