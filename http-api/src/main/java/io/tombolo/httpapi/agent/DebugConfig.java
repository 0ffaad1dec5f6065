package io.tombolo.httpapi.agent;

import io.tombolo.core.terms.GoDuration;
import io.tombolo.core.wire.msgpack.Value;
import io.tombolo.runtime.config.Configuration;
import io.tombolo.runtime.config.bind.Port;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What an agent was told, in the names that operators know from Consul, as far as it has them. No secrets.
///
/// Source: vector `agent-self`.
final class DebugConfig {

    private static final String HIDDEN = "hidden";

    private DebugConfig() {}

    static Map<String, Value> of(Configuration configuration) {
        Map<String, Value> shown = new LinkedHashMap<>();
        identity(shown, configuration);
        network(shown, configuration);
        services(shown, configuration);
        federation(shown, configuration);
        return shown;
    }

    private static void identity(Map<String, Value> shown, Configuration configuration) {
        put(shown, "Datacenter", configuration.datacenter().name());
        put(shown, "PrimaryDatacenter", configuration.primaryDatacenter().name());
        put(shown, "NodeName", configuration.nodeName().name());
        put(shown, "DNSDomain", configuration.domain().toString());
        put(shown, "DataDir", configuration.storage().dataDir().orElse(""));
        shown.put("NodeMeta", texts(configuration.identity().nodeMeta()));
        shown.put("ServerMode", Value.of(configuration.isServer()));
        shown.put("DevMode", Value.of(configuration.mode().dev()));
        shown.put("Bootstrap", Value.of(configuration.mode().bootstrap()));
        shown.put("BootstrapExpect", Value.of((long) configuration.mode().bootstrapExpect()));
        shown.put("LeaveOnTerm", Value.of(configuration.leaveOnTerminate()));
        shown.put("SkipLeaveOnInt", Value.of(configuration.skipLeaveOnInterrupt()));
        shown.put("ACLsEnabled", Value.of(configuration.acl().enabled()));
        put(shown, "EncryptKey", HIDDEN);
        put(shown, "ACLMasterToken", HIDDEN);
    }

    private static void network(Map<String, Value> shown, Configuration configuration) {
        var ports = configuration.network().ports();
        put(shown, "BindAddr", configuration.network().bindAddr());
        put(shown, "AdvertiseAddrLAN", configuration.advertiseAddress());
        put(shown, "AdvertiseAddrWAN", configuration.advertiseWanAddress());
        shown.put(
                "ClientAddrs",
                texts(List.of(configuration.network().clientAddr().trim().split("\\s+", -1))));
        shown.put("HTTPAddrs", listeners(configuration.httpAddresses(), ports.http()));
        shown.put("TaggedAddresses", texts(configuration.network().taggedAddresses()));
        put(shown, "SerfBindAddrLAN", configuration.serfLanAddress() + ":" + ports.serfLan());
        put(shown, "SerfBindAddrWAN", configuration.serfWanAddress() + ":" + ports.serfWan());
        put(
                shown,
                "RPCBindAddr",
                "tcp://%s:%s".formatted(configuration.network().bindAddr(), ports.server()));
        port(shown, "DNSPort", ports.dns());
        port(shown, "HTTPPort", ports.http());
        port(shown, "HTTPSPort", ports.https());
        port(shown, "GRPCPort", ports.grpc());
        port(shown, "ServerPort", ports.server());
        port(shown, "SerfPortLAN", ports.serfLan());
        port(shown, "SerfPortWAN", ports.serfWan());
    }

    private static void services(Map<String, Value> shown, Configuration configuration) {
        var checks = configuration.checks();
        shown.put("CheckOutputMaxSize", Value.of((long) checks.checkOutputMaxSize()));
        put(shown, "CheckUpdateInterval", GoDuration.text(checks.checkUpdateInterval()));
        shown.put("DiscardCheckOutput", Value.of(checks.discardCheckOutput()));
        shown.put("EnableRemoteScriptChecks", Value.of(checks.enableScriptChecks()));
        shown.put("EnableLocalScriptChecks", Value.of(checks.enableScriptChecks() || checks.enableLocalScriptChecks()));
    }

    private static void federation(Map<String, Value> shown, Configuration configuration) {
        shown.put("ConnectEnabled", Value.of(configuration.connectEnabled()));
        shown.put("ConnectMeshGatewayWANFederationEnabled", Value.of(configuration.gatewayFederation()));
        shown.put("PrimaryGateways", texts(configuration.joining().primaryGateways()));
        var tls = configuration.internalRpcTls();
        shown.put("VerifyIncoming", Value.of(tls.verifyIncoming()));
        shown.put("VerifyOutgoing", Value.of(tls.verifyOutgoing()));
        shown.put("VerifyServerHostname", Value.of(tls.verifyServerHostname()));
        put(shown, "CAFile", tls.caFile().orElse(""));
        put(shown, "CertFile", tls.certFile().orElse(""));
        put(shown, "KeyFile", HIDDEN);
    }

    private static void put(Map<String, Value> shown, String name, String text) {
        shown.put(name, Value.of(text));
    }

    private static void port(Map<String, Value> shown, String name, Port port) {
        shown.put(name, Value.of((long) port.number()));
    }

    private static Value listeners(List<String> addresses, Port port) {
        return port.enabled()
                ? texts(addresses.stream()
                        .map(address -> "tcp://%s:%s".formatted(address, port))
                        .toList())
                : Value.of(List.of());
    }

    private static Value texts(List<String> texts) {
        return Value.of(texts.stream().map(Value::of).toList());
    }

    private static Value texts(Map<String, String> texts) {
        Map<String, Value> values = new LinkedHashMap<>();
        texts.forEach((name, text) -> values.put(name, Value.of(text)));
        return Value.of(values);
    }
}
