package io.tombolo.core.catalog.check;

import io.tombolo.core.catalog.store.Sorted;
import io.tombolo.core.wire.binding.WireField;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// How a check that was registered with the catalog is done; by whom is not said.
///
/// Source: RPC sheet 16, "HealthCheckDefinition"; HTTP sheet 2.1, "CheckDef". Durations are texts in JSON.
public record CheckDefinition(
        @WireField(name = "HTTP", omitEmpty = WireField.Omission.JSON)
        String http,

        @WireField(name = "TLSServerName", omitEmpty = WireField.Omission.JSON)
        String tlsServerName,

        @WireField(name = "TLSSkipVerify", omitEmpty = WireField.Omission.JSON)
        boolean tlsSkipVerify,

        @WireField(omitEmpty = WireField.Omission.JSON) Map<String, List<String>> header,
        @WireField(omitEmpty = WireField.Omission.JSON) String method,
        @WireField(omitEmpty = WireField.Omission.JSON) String body,
        @WireField(omitEmpty = WireField.Omission.JSON) boolean disableRedirects,

        @WireField(name = "TCP", omitEmpty = WireField.Omission.JSON)
        String tcp,

        @WireField(name = "TCPUseTLS", omitEmpty = WireField.Omission.JSON)
        boolean tcpUseTls,

        @WireField(name = "UDP", omitEmpty = WireField.Omission.JSON)
        String udp,

        @WireField(name = "H2PING", omitEmpty = WireField.Omission.JSON)
        String h2Ping,

        @WireField(name = "OSService", omitEmpty = WireField.Omission.JSON)
        String osService,

        @WireField(omitEmpty = WireField.Omission.JSON, textInJson = true)
        Duration interval,

        @WireField(omitEmpty = WireField.Omission.JSON) long outputMaxSize,

        @WireField(omitEmpty = WireField.Omission.JSON, textInJson = true)
        Duration timeout,

        @WireField(omitEmpty = WireField.Omission.JSON, textInJson = true)
        Duration deregisterCriticalServiceAfter,

        @WireField(omitEmpty = WireField.Omission.JSON) List<String> scriptArgs,

        @WireField(name = "DockerContainerID", omitEmpty = WireField.Omission.JSON)
        String dockerContainerId,

        @WireField(omitEmpty = WireField.Omission.JSON) String shell,

        @WireField(name = "H2PingUseTLS", omitEmpty = WireField.Omission.JSON)
        boolean h2PingUseTls,

        @WireField(name = "GRPC", omitEmpty = WireField.Omission.JSON)
        String grpc,

        @WireField(name = "GRPCUseTLS", omitEmpty = WireField.Omission.JSON)
        boolean grpcUseTls,

        @WireField(omitEmpty = WireField.Omission.JSON) String aliasNode,
        @WireField(omitEmpty = WireField.Omission.JSON) String aliasService,

        @WireField(name = "TTL", omitEmpty = WireField.Omission.JSON, textInJson = true)
        Duration ttl,

        @WireField(omitEmpty = WireField.Omission.JSON) String sessionName) {

    /// Of a check whose way is not told.
    public static final CheckDefinition NONE = new CheckDefinition(
            "",
            "",
            false,
            Map.of(),
            "",
            "",
            false,
            "",
            false,
            "",
            "",
            "",
            Duration.ZERO,
            0,
            Duration.ZERO,
            Duration.ZERO,
            List.of(),
            "",
            "",
            false,
            "",
            false,
            "",
            "",
            Duration.ZERO,
            "");

    /// Takes copies of the collections.
    public CheckDefinition {
        header = Sorted.copy(header);
        scriptArgs = List.copyOf(scriptArgs);
    }

    /// What kind of check this defines; empty if none. Source: HTTP sheet 2.3, "check target".
    public String type() {
        if (!grpc.isEmpty()) {
            return "grpc";
        }
        if (!http.isEmpty()) {
            return "http";
        }
        if (ttl.isPositive()) {
            return "ttl";
        }
        if (!tcp.isEmpty()) {
            return "tcp";
        }
        if (!udp.isEmpty()) {
            return "udp";
        }
        if (!aliasNode.isEmpty() || !aliasService.isEmpty()) {
            return "alias";
        }
        if (!dockerContainerId.isEmpty()) {
            return "docker";
        }
        if (!scriptArgs.isEmpty()) {
            return "script";
        }
        return h2Ping.isEmpty() ? "" : "h2ping";
    }
}
