package io.tombolo.contract.rpc.operator;

import io.tombolo.core.wire.binding.Unsigned;
import io.tombolo.core.wire.binding.WireField;
import java.time.Duration;
import java.time.Instant;

/// Whether a server is healthy. Source: RPC sheet 16, "AutopilotServerHealth".
///
/// @param address     IP or hostname
/// @param lastContact time since last leader contact
/// @param lastIndex   raft index
/// @param lastTerm    raft term
/// @param leader      leader flag
/// @param serfStatus  gossip member status: 0 none, 1 alive, 2 leaving, 3 left, 4 failed
/// @param stableSince time
/// @param version     Consul version
/// @param voter       voter flag
public record AutopilotServerHealth(
        String address,
        boolean healthy,
        @WireField(name = "ID") String id,
        Duration lastContact,
        @Unsigned long lastIndex,
        @Unsigned long lastTerm,
        boolean leader,
        String name,
        long serfStatus,
        Instant stableSince,
        String version,
        boolean voter) {}
