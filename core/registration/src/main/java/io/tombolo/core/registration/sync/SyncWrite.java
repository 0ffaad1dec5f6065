package io.tombolo.core.registration.sync;

import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.service.NodeService;
import io.tombolo.core.registration.local.NodeIdentity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One write that brings the catalog nearer to what is registered here.
public sealed interface SyncWrite {

    /// What it is about, for people.
    String subject();

    /// The token to write with; empty for the agent's.
    String token();

    /// Writes what is new, and the node with it unless the catalog has it.
    ///
    /// @param versions of the checks that are written, by ID
    record Register(
            NodeIdentity node,
            boolean skipsNode,
            Optional<NodeService> service,
            long serviceVersion,
            List<HealthCheck> checks,
            Map<String, Long> versions,
            String token)
            implements SyncWrite {

        /// Takes copies of the collections.
        public Register {
            checks = List.copyOf(checks);
            versions = Map.copyOf(versions);
        }

        @Override
        public String subject() {
            return service.map(of -> "service " + of.id())
                    .or(() -> checks.stream().findFirst().map(check -> "check " + check.checkId()))
                    .orElse("node " + node.name());
        }

        /// Without the token.
        @Override
        public String toString() {
            return "Register[%s, checks=%s, skipsNode=%s]".formatted(subject(), versions.keySet(), skipsNode);
        }
    }

    /// Removes a service instance and its checks.
    record RemoveService(String id, String token) implements SyncWrite {
        @Override
        public String subject() {
            return "service " + id;
        }

        /// Without the token.
        @Override
        public String toString() {
            return "RemoveService[%s]".formatted(id);
        }
    }

    /// Removes a check.
    record RemoveCheck(String id, String token) implements SyncWrite {
        @Override
        public String subject() {
            return "check " + id;
        }

        /// Without the token.
        @Override
        public String toString() {
            return "RemoveCheck[%s]".formatted(id);
        }
    }
}
