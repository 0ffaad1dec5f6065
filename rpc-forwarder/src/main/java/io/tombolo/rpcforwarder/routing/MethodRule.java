package io.tombolo.rpcforwarder.routing;

import io.tombolo.core.wire.rpc.MethodName;
import java.util.Map;

/// Who may answer a method. Source: RPC sheet 8.
enum MethodRule {
    /// Whoever is asked, whatever the body says.
    WHO_IS_ASKED,
    /// Any server of the datacenter that the body names.
    ANY_SERVER,
    /// The leader, even if the caller allows stale answers.
    LEADER,
    /// The leader of the primary, whatever datacenter the body names.
    PRIMARY,
    /// Every datacenter, unless the body says that others were asked already.
    EVERY_DATACENTER,
    /// As the body's options say.
    AS_ASKED;

    private static final Map<String, MethodRule> EXCEPTIONS = Map.ofEntries(
            Map.entry("Status.Ping", WHO_IS_ASKED),
            Map.entry("Status.RaftStats", WHO_IS_ASKED),
            Map.entry("Catalog.ListDatacenters", WHO_IS_ASKED),
            Map.entry("Coordinate.ListDatacenters", WHO_IS_ASKED),
            Map.entry("Internal.KeyringOperation", EVERY_DATACENTER),
            Map.entry("Status.Leader", ANY_SERVER),
            Map.entry("Status.Peers", ANY_SERVER),
            // Whose clock ends sessions.
            Map.entry("Session.Renew", LEADER),
            Map.entry("Operator.ServerHealth", LEADER),
            Map.entry("Operator.AutopilotState", LEADER),
            Map.entry("ACL.ReplicationStatus", LEADER),
            Map.entry("FederationState.Apply", PRIMARY),
            Map.entry("ConfigEntry.Apply", PRIMARY),
            Map.entry("ConfigEntry.Delete", PRIMARY),
            Map.entry("Intention.Apply", PRIMARY),
            Map.entry("ACL.PolicySet", PRIMARY),
            Map.entry("ACL.PolicyDelete", PRIMARY),
            Map.entry("ACL.RoleSet", PRIMARY),
            Map.entry("ACL.RoleDelete", PRIMARY));

    static MethodRule of(MethodName method) {
        return EXCEPTIONS.getOrDefault(method.toString(), AS_ASKED);
    }
}
