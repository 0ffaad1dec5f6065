package io.tombolo.contract.rpc.intention;

import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.wire.binding.Embedded;

/// Asks for all intentions. Source: RPC sheet 16, "IntentionListRequest".
///
/// @param legacy only look at the pre 1.9 table
public record IntentionListRequest(
        String datacenter, boolean legacy, @Embedded QueryOptions options) {}
