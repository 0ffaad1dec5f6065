package io.tombolo.core.registration;

import io.tombolo.core.registration.definition.CheckRegistration;
import io.tombolo.core.registration.definition.ServiceRegistration;
import java.util.List;

/// What can be asked of an agent.
public sealed interface AgentCommand {

    /// Registers a service, or another definition of it.
    ///
    /// @param replacesChecks whether checks of the service that are not in the registration go
    record RegisterService(ServiceRegistration registration, boolean replacesChecks) implements AgentCommand {}

    /// Removes a service, its checks and its sidecar; nothing happens if it is not there.
    record DeregisterService(String id) implements AgentCommand {}

    /// Registers a check, or another definition of it.
    record RegisterCheck(CheckRegistration registration) implements AgentCommand {}

    /// Removes a check; nothing happens if it is not there.
    record DeregisterCheck(String id) implements AgentCommand {}

    /// Says how the object of a TTL check is.
    record UpdateTtl(String checkId, String status, String output) implements AgentCommand {}

    /// Puts a service into maintenance, which keeps clients away from it, or takes it out.
    ///
    /// @param reason for people; may be empty
    /// @param token  with which it is written to the catalog
    record ServiceMaintenance(String serviceId, boolean on, String reason, String token) implements AgentCommand {}

    /// Puts the node into maintenance, or takes it out.
    record NodeMaintenance(boolean on, String reason, String token) implements AgentCommand {}

    /// Replaces everything that came from configuration files by this. What requests registered stays, unless it has
    /// the same ID.
    record Configure(List<ServiceRegistration> services, List<CheckRegistration> checks) implements AgentCommand {
        /// Takes copies of the lists.
        public Configure {
            services = List.copyOf(services);
            checks = List.copyOf(checks);
        }
    }
}
