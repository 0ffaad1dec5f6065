package io.tombolo.contract.rpc.operator;

import io.tombolo.core.wire.binding.Unsigned;
import java.time.Duration;

/// Where the log of a server is. Source: RPC sheet 16, "raft-autopilot.ServerStats".
///
/// @param lastContact time since last leader contact
/// @param lastIndex   raft index
/// @param lastTerm    raft term
public record AutopilotServerStats(
        Duration lastContact,
        @Unsigned long lastIndex,
        @Unsigned long lastTerm) {}
