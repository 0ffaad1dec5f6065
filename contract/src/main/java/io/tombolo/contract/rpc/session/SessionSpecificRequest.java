package io.tombolo.contract.rpc.session;

import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;

/// Asks about one session. Source: RPC sheet 16, "SessionSpecificRequest".
///
/// @param session old name of SessionID, read when SessionID is empty
public record SessionSpecificRequest(
        String datacenter,
        String session,
        @WireField(name = "SessionID") String sessionId,
        @Embedded QueryOptions options) {}
