package io.tombolo.runtime.config.rules;

import io.tombolo.runtime.config.Configuration;
import io.tombolo.runtime.config.Ports;
import io.tombolo.runtime.config.bind.Port;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Ports. Source: configuration sheet 1.1 and 2.2.
final class PortRules {

    static final List<Rule> ALL = List.of(
            Rule.of(
                    "no two listeners on one port",
                    List.of(
                            "ports.http",
                            "ports.dns",
                            "ports.https",
                            "ports.grpc",
                            "ports.grpc_tls",
                            "ports.server",
                            "ports.serf_lan",
                            "ports.serf_wan",
                            "client_addr",
                            "addresses.dns",
                            "addresses.http",
                            "addresses.https",
                            "addresses.grpc",
                            "advertise_addr",
                            "advertise_addr_wan"),
                    PortRules::clash),
            Rule.of("a server listens", List.of("ports.server", "ports.serf_lan", "server"), (facts, report) -> {
                Ports ports = facts.configuration().network().ports();
                if (facts.configuration().isServer()) {
                    requireListener("ports.server", ports.server(), "server RPC", facts, report);
                    requireListener("ports.serf_lan", ports.serfLan(), "LAN gossip", facts, report);
                }
            }),
            range(
                    "ports.proxy_min_port",
                    "ports.proxy_max_port",
                    ports -> ports.proxyMinPort(),
                    ports -> ports.proxyMaxPort()),
            range(
                    "ports.sidecar_min_port",
                    "ports.sidecar_max_port",
                    ports -> ports.sidecarMinPort(),
                    ports -> ports.sidecarMaxPort()),
            range(
                    "ports.expose_min_port",
                    "ports.expose_max_port",
                    ports -> ports.exposeMinPort(),
                    ports -> ports.exposeMaxPort()));

    private PortRules() {}

    private interface PortOf {
        Port of(Ports ports);
    }

    /// One listener.
    ///
    /// @param strict whether Consul checks it too
    private record Listener(String name, String key, String address, int port, boolean strict) {
        String shown() {
            return (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
        }
    }

    private static void requireListener(String key, Port port, String what, Facts facts, Report report) {
        if (!port.enabled()) {
            report.refuseIf(
                    facts.configuration().gatewayFederation(),
                    key,
                    "%s: a server cannot do without %s".formatted(key, what));
        }
    }

    private static Rule range(String lowKey, String highKey, PortOf low, PortOf high) {
        return Rule.of(lowKey + " is not above " + highKey, List.of(lowKey, highKey), (facts, report) -> {
            Ports ports = facts.configuration().network().ports();
            if (low.of(ports).number() > high.of(ports).number()) {
                report.refuse(
                        lowKey,
                        "%s cannot be less than %s. To disable, set both to zero; they are %d and %d"
                                .formatted(
                                        highKey,
                                        lowKey,
                                        high.of(ports).number(),
                                        low.of(ports).number()));
            }
        });
    }

    private static void clash(Facts facts, Report report) {
        Map<String, Listener> taken = new HashMap<>();
        for (Listener listener : listeners(facts.configuration())) {
            Listener first = taken.putIfAbsent(listener.shown(), listener);
            if (first != null) {
                String message = "%s address %s already configured for %s; change %s or %s"
                        .formatted(listener.name, listener.shown(), first.name, listener.key, first.key);
                report.refuseIf(listener.strict && first.strict, listener.key, message);
            }
        }
    }

    private static List<Listener> listeners(Configuration configuration) {
        Ports ports = configuration.network().ports();
        List<Listener> listeners = new ArrayList<>();
        Map<String, List<String>> clients = AddressRules.listeners(configuration);
        add(listeners, "DNS", "ports.dns", ports.dns(), clients, true);
        add(listeners, "HTTP", "ports.http", ports.http(), clients, true);
        add(listeners, "HTTPS", "ports.https", ports.https(), clients, true);
        add(listeners, "gRPC", "ports.grpc", ports.grpc(), clients, false);
        add(listeners, "gRPC TLS", "ports.grpc_tls", ports.grpcTls(), clients, false);
        if (configuration.isServer()) {
            add(listeners, "RPC Advertise", "ports.server", ports.server(), configuration.advertiseAddress());
        }
        add(listeners, "Serf Advertise LAN", "ports.serf_lan", ports.serfLan(), configuration.advertiseAddress());
        if (configuration.isServer()) {
            add(
                    listeners,
                    "Serf Advertise WAN",
                    "ports.serf_wan",
                    ports.serfWan(),
                    configuration.advertiseWanAddress());
        }
        return listeners;
    }

    private static void add(
            List<Listener> listeners,
            String name,
            String key,
            Port port,
            Map<String, List<String>> clients,
            boolean strict) {
        if (port.enabled()) {
            clients.getOrDefault(name, List.of()).stream()
                    .filter(address -> !address.startsWith("unix://"))
                    .forEach(address -> listeners.add(
                            new Listener(name, key, Addresses.withoutBrackets(address), port.number(), strict)));
        }
    }

    private static void add(List<Listener> listeners, String name, String key, Port port, String address) {
        if (port.enabled()) {
            listeners.add(new Listener(name, key, address, port.number(), true));
        }
    }
}
