package io.tombolo.core.registration.definition;

import io.tombolo.core.catalog.store.Sorted;
import io.tombolo.core.wire.binding.WireField;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A check as it was registered with this agent; kept over restarts. Source: HTTP sheet 2.3.
///
/// @param checkId                        unique on the node
/// @param status                         at first; empty for critical
/// @param serviceId                      the instance that it is about; empty for the node
/// @param interval                       from the end of one probe to the start of the next
/// @param timeout                        of one probe; zero for the default of its kind
/// @param successBeforePassing           results in a row before it passes or warns
/// @param failuresBeforeWarning          failures in a row before it warns; 0 for those before critical
/// @param failuresBeforeCritical         failures in a row before it is critical
/// @param deregisterCriticalServiceAfter how long it may be critical before its service goes; zero for ever
/// @param outputMaxSize                  bytes of output that are kept; 0 for the agent's limit
/// @param token                          with which it is written to the catalog
public record CheckRegistration(
        @WireField(name = "CheckID") String checkId,
        String name,
        String notes,
        String status,
        @WireField(name = "ServiceID") String serviceId,
        List<String> scriptArgs,
        @WireField(name = "HTTP") String http,
        Map<String, List<String>> header,
        String method,
        String body,
        boolean disableRedirects,
        @WireField(name = "TCP") String tcp,
        @WireField(name = "TCPUseTLS") boolean tcpUseTls,
        @WireField(name = "UDP") String udp,
        @WireField(name = "H2PING") String h2Ping,
        @WireField(name = "H2PingUseTLS") boolean h2PingUseTls,
        @WireField(name = "GRPC") String grpc,
        @WireField(name = "GRPCUseTLS") boolean grpcUseTls,
        @WireField(name = "TLSServerName") String tlsServerName,
        @WireField(name = "TLSSkipVerify") boolean tlsSkipVerify,
        @WireField(name = "OSService") String osService,
        @WireField(name = "DockerContainerID") String dockerContainerId,
        String shell,
        String aliasNode,
        String aliasService,
        Duration interval,
        Duration timeout,
        @WireField(name = "TTL") Duration ttl,
        int successBeforePassing,
        int failuresBeforeWarning,
        int failuresBeforeCritical,
        Duration deregisterCriticalServiceAfter,
        int outputMaxSize,
        String token) {

    /// Of which nothing is said.
    public static final CheckRegistration NONE = new CheckRegistration(
            "",
            "",
            "",
            "",
            "",
            List.of(),
            "",
            Map.of(),
            "",
            "",
            false,
            "",
            false,
            "",
            "",
            true,
            "",
            false,
            "",
            false,
            "",
            "",
            "",
            "",
            "",
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            0,
            0,
            0,
            Duration.ZERO,
            0,
            "");

    /// Takes copies of the collections.
    public CheckRegistration {
        scriptArgs = List.copyOf(scriptArgs);
        header = Sorted.copy(header);
    }

    /// Whether nothing is said.
    public boolean isEmpty() {
        return equals(NONE);
    }

    /// Whether it runs a program on this machine.
    public boolean isScript() {
        return !scriptArgs.isEmpty();
    }

    /// Whether it follows other checks.
    public boolean isAlias() {
        return !aliasNode.isEmpty() || !aliasService.isEmpty();
    }

    /// Whether it is done again and again.
    boolean isPeriodic() {
        return isScript()
                || !http.isEmpty()
                || !tcp.isEmpty()
                || !udp.isEmpty()
                || !grpc.isEmpty()
                || !h2Ping.isEmpty()
                || !osService.isEmpty();
    }

    /// How it finds out. Meant for one that keeps [CheckRules].
    public Probe probe() {
        var choice = new Probe.TlsChoice(tlsServerName, tlsSkipVerify);
        if (!grpc.isEmpty()) {
            return new Probe.Grpc(grpc, grpcUseTls ? Optional.of(choice) : Optional.empty());
        }
        if (!http.isEmpty()) {
            return new Probe.Http(http, method, header, body, !disableRedirects, choice);
        }
        if (ttl.isPositive()) {
            return new Probe.Ttl(ttl);
        }
        if (!tcp.isEmpty()) {
            return new Probe.Tcp(tcp, tcpUseTls ? Optional.of(choice) : Optional.empty());
        }
        if (!udp.isEmpty()) {
            return new Probe.Udp(udp);
        }
        if (isAlias()) {
            return new Probe.Alias(aliasNode, aliasService);
        }
        if (!dockerContainerId.isEmpty()) {
            return new Probe.Unsupported("docker");
        }
        if (isScript()) {
            return new Probe.Script(scriptArgs);
        }
        return h2Ping.isEmpty()
                ? new Probe.Unsupported("os_service")
                : new Probe.H2Ping(h2Ping, h2PingUseTls ? Optional.of(choice) : Optional.empty());
    }

    /// The same with an ID and a name, about an instance.
    public CheckRegistration named(String newId, String newName, String newServiceId) {
        return new CheckRegistration(
                newId,
                newName,
                notes,
                status,
                newServiceId,
                scriptArgs,
                http,
                header,
                method,
                body,
                disableRedirects,
                tcp,
                tcpUseTls,
                udp,
                h2Ping,
                h2PingUseTls,
                grpc,
                grpcUseTls,
                tlsServerName,
                tlsSkipVerify,
                osService,
                dockerContainerId,
                shell,
                aliasNode,
                aliasService,
                interval,
                timeout,
                ttl,
                successBeforePassing,
                failuresBeforeWarning,
                failuresBeforeCritical,
                deregisterCriticalServiceAfter,
                outputMaxSize,
                token);
    }

    /// The same with another token.
    public CheckRegistration withToken(String newToken) {
        return new CheckRegistration(
                checkId,
                name,
                notes,
                status,
                serviceId,
                scriptArgs,
                http,
                header,
                method,
                body,
                disableRedirects,
                tcp,
                tcpUseTls,
                udp,
                h2Ping,
                h2PingUseTls,
                grpc,
                grpcUseTls,
                tlsServerName,
                tlsSkipVerify,
                osService,
                dockerContainerId,
                shell,
                aliasNode,
                aliasService,
                interval,
                timeout,
                ttl,
                successBeforePassing,
                failuresBeforeWarning,
                failuresBeforeCritical,
                deregisterCriticalServiceAfter,
                outputMaxSize,
                newToken);
    }

    /// Without the token and what may hold secrets.
    @Override
    public String toString() {
        return "CheckRegistration[checkId=%s, name=%s, serviceId=%s, type=%s]"
                .formatted(checkId, name, serviceId, probe().type());
    }
}
