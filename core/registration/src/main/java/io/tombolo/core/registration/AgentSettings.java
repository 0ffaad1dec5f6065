package io.tombolo.core.registration;

import io.tombolo.core.registration.local.NodeIdentity;
import java.time.Duration;

/// What an agent was told about services and checks. Source: configuration sheet 2.2 and 2.7.
///
/// @param outputLimit         bytes of output of a check that are kept
/// @param checkUpdateInterval time after which a change of only the output is told to the catalog; zero for at once
/// @param discardOutput       whether no output is kept
/// @param scripts             who may register scripts
/// @param sidecarPorts        for sidecars that do not say their port
public record AgentSettings(
        NodeIdentity node,
        int outputLimit,
        Duration checkUpdateInterval,
        boolean discardOutput,
        Scripts scripts,
        PortRange sidecarPorts) {

    /// Who may let this agent run programs.
    public enum Scripts {
        /// Nobody.
        REFUSED,
        /// Configuration files.
        FROM_CONFIGURATION,
        /// Configuration files, and whoever may register checks.
        FROM_ANYBODY
    }

    /// Ports, both ends included.
    public record PortRange(int first, int last) {}
}
