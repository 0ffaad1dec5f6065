package io.tombolo.contract.rpc.status;

import io.tombolo.core.wire.binding.Unsigned;

/// Where a server's log is. Source: RPC sheet 16, "RaftStats".
///
/// @param lastContact how long ago it heard from its leader, as a text such as `25ms`; `0` of the leader, `never`
public record RaftStats(
        String lastContact,
        @Unsigned long lastIndex,
        @Unsigned long lastTerm) {}
