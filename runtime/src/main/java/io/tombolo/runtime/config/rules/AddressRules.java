package io.tombolo.runtime.config.rules;

import io.tombolo.runtime.config.Configuration;
import io.tombolo.runtime.config.Network;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Addresses. Source: configuration sheet 1.1 and 2.2.
final class AddressRules {

    static final List<Rule> ALL = List.of(
            Rule.of("bind_addr is one address", List.of("bind_addr"), AddressRules::bind),
            single("advertise_addr", Network::advertiseAddr),
            single("advertise_addr_ipv4", Network::advertiseAddrIpv4),
            single("advertise_addr_ipv6", Network::advertiseAddrIpv6),
            single("advertise_addr_wan", Network::advertiseAddrWan),
            single("advertise_addr_wan_ipv4", Network::advertiseAddrWanIpv4),
            single("advertise_addr_wan_ipv6", Network::advertiseAddrWanIpv6),
            single("serf_lan", Network::serfLan),
            single("serf_wan", Network::serfWan),
            Rule.of("nobody can dial the any-address", List.of("advertise_addr", "bind_addr"), (facts, report) -> {
                if (Addresses.isAny(facts.configuration().advertiseAddress()) && facts.isSet("advertise_addr")) {
                    report.refuse("advertise_addr", "Advertise address cannot be 0.0.0.0, :: or [::]");
                }
            }),
            Rule.of(
                    "nobody can dial the any-address over the WAN",
                    List.of("advertise_addr_wan"),
                    (facts, report) -> facts.configuration()
                            .network()
                            .advertiseAddrWan()
                            .filter(Addresses::isAny)
                            .ifPresent(any -> report.refuse(
                                    "advertise_addr_wan", "Advertise WAN address cannot be 0.0.0.0, :: or [::]"))),
            clients(
                    "client_addr",
                    false,
                    configuration -> Optional.of(configuration.network().clientAddr())),
            clients(
                    "addresses.dns",
                    false,
                    configuration -> configuration.network().addresses().dns()),
            clients(
                    "addresses.http",
                    true,
                    configuration -> configuration.network().addresses().http()),
            clients(
                    "addresses.https",
                    true,
                    configuration -> configuration.network().addresses().https()),
            clients(
                    "addresses.grpc",
                    true,
                    configuration -> configuration.network().addresses().grpc()),
            clients(
                    "addresses.grpc_tls",
                    true,
                    configuration -> configuration.network().addresses().grpcTls()),
            networks(
                    "serf_lan_allowed_cidrs",
                    configuration -> configuration.network().serfLanAllowedCidrs()),
            networks(
                    "serf_wan_allowed_cidrs",
                    configuration -> configuration.network().serfWanAllowedCidrs()),
            networks(
                    "http_config.allow_write_http_from",
                    configuration -> configuration.http().httpConfig().allowWriteHttpFrom()));

    private AddressRules() {}

    private static void bind(Facts facts, Report report) {
        String bind = facts.configuration().network().bindAddr();
        List<String> parts = Addresses.split(bind);
        if (parts.isEmpty()) {
            report.refuse("bind_addr", "bind_addr cannot be empty");
        } else if (parts.size() > 1) {
            report.refuse(
                    "bind_addr",
                    "bind_addr cannot contain multiple addresses. Use 'addresses.{dns,http,https}' instead. received: \"%s\""
                            .formatted(bind));
        } else if (!Addresses.isIp(bind)) {
            report.refuse("bind_addr", "bind_addr must be an ip address. received: \"%s\"".formatted(bind));
        }
    }

    private static Rule single(String key, Function<Network, Optional<String>> address) {
        return Rule.of(
                key + " is an IP address",
                List.of(key),
                (facts, report) -> address.apply(facts.configuration().network())
                        .filter(text -> !Addresses.isIp(text))
                        .ifPresent(text -> report.refuse(
                                key, "%s: invalid ip address: %s; host names are not accepted".formatted(key, text))));
    }

    private static Rule clients(String key, boolean sockets, Function<Configuration, Optional<String>> addresses) {
        return Rule.of(key + " are IP addresses", List.of(key), (facts, report) -> {
            for (String part :
                    addresses.apply(facts.configuration()).map(Addresses::split).orElse(List.of())) {
                boolean socket = part.startsWith("unix://");
                if (socket ? !sockets && !key.equals("client_addr") : !Addresses.isIp(part)) {
                    report.refuse(
                            key,
                            "%s: invalid ip address: %s%s"
                                    .formatted(
                                            key,
                                            part,
                                            socket ? "; no unix socket here" : "; host names are not accepted"));
                }
            }
        });
    }

    private static Rule networks(String key, Function<Configuration, List<String>> networks) {
        return Rule.of(key + " are networks", List.of(key), (facts, report) -> {
            for (String network : networks.apply(facts.configuration())) {
                if (!Addresses.isNetwork(network)) {
                    report.refuse(
                            key,
                            "%s: invalid cidr: %s; write address/bits, such as 10.0.0.0/8".formatted(key, network));
                }
            }
        });
    }

    /// Where each kind of client listener listens: a list of addresses by the name of the listener.
    static Map<String, List<String>> listeners(Configuration configuration) {
        String client = configuration.network().clientAddr();
        var addresses = configuration.network().addresses();
        Map<String, List<String>> listeners = new LinkedHashMap<>();
        listeners.put("DNS", Addresses.split(addresses.dns().orElse(client)));
        listeners.put("HTTP", Addresses.split(addresses.http().orElse(client)));
        listeners.put("HTTPS", Addresses.split(addresses.https().orElse(client)));
        listeners.put("gRPC", Addresses.split(addresses.grpc().orElse(client)));
        listeners.put("gRPC TLS", Addresses.split(addresses.grpcTls().orElse(client)));
        return listeners;
    }
}
