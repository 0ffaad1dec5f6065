package io.tombolo.runtime.config.rules;

import io.tombolo.core.terms.Endpoint;
import io.tombolo.runtime.config.Configuration;
import java.util.List;
import java.util.Optional;

/// Federation through mesh gateways. Source: WAN federation sheet 6.2 and 6.3, in that order.
final class FederationRules {

    private static final String SWITCH = "connect.enable_mesh_gateway_wan_federation";
    private static final String ON = "'" + SWITCH + " = true'";

    static final List<Rule> ALL = List.of(
            Rule.of("gateway federation needs connect", List.of(SWITCH, "connect.enabled"), (facts, report) -> {
                if (facts.configuration().gatewayFederation()
                        && !facts.configuration().connectEnabled()) {
                    report.refuse(
                            SWITCH,
                            "'%s=true' requires 'connect.enabled=true'; add enabled = true to the connect block"
                                    .formatted(SWITCH));
                }
            }),
            Rule.of("gateway federation is for servers", List.of(SWITCH, "server"), (facts, report) -> {
                if (facts.configuration().gatewayFederation()
                        && !facts.configuration().isServer()) {
                    report.refuse(SWITCH, ON + " requires 'server = true'; client agents need nothing of it");
                }
            }),
            Rule.of(
                    "a node name is one DNS label under gateway federation",
                    List.of("node_name", SWITCH),
                    (facts, report) -> {
                        if (facts.configuration().gatewayFederation()
                                && facts.configuration().isServer()) {
                            facts.configuration()
                                    .nodeName()
                                    .obstacleToGatewayFederation()
                                    .ifPresent(obstacle -> report.refuse(
                                            "node_name",
                                            "%s %s; this node is named \"%s\""
                                                    .formatted(
                                                            ON,
                                                            obstacle,
                                                            facts.configuration()
                                                                    .nodeName())));
                        }
                    }),
            Rule.of(
                    "no start_join_wan under gateway federation",
                    List.of("start_join_wan", SWITCH),
                    (facts, report) -> refuseWanJoin(
                            facts.configuration(),
                            "start_join_wan",
                            facts.configuration().joining().startJoinWan(),
                            report)),
            Rule.of(
                    "no retry_join_wan under gateway federation",
                    List.of("retry_join_wan", SWITCH),
                    (facts, report) -> refuseWanJoin(
                            facts.configuration(),
                            "retry_join_wan",
                            facts.configuration().joining().retryJoinWan(),
                            report)),
            Rule.of("primary_gateways is for servers", List.of("primary_gateways", "server"), (facts, report) -> {
                if (hasPrimaryGateways(facts.configuration())
                        && !facts.configuration().isServer()) {
                    report.refuse("primary_gateways", "'primary_gateways' requires 'server = true'");
                }
            }),
            Rule.of(
                    "primary_gateways is for secondaries",
                    List.of("primary_gateways", "datacenter", "primary_datacenter"),
                    (facts, report) -> {
                        Configuration configuration = facts.configuration();
                        if (hasPrimaryGateways(configuration) && configuration.isPrimary()) {
                            report.refuse(
                                    "primary_gateways",
                                    ("'primary_gateways' should only be configured in a secondary datacenter;"
                                                    + " datacenter and primary_datacenter are both \"%s\"")
                                            .formatted(configuration.datacenter()));
                        }
                    }),
            Rule.of(
                    "a secondary knows gateways of the primary",
                    List.of("primary_gateways", "datacenter", "primary_datacenter", "server", SWITCH),
                    (facts, report) -> {
                        Configuration configuration = facts.configuration();
                        if (configuration.gatewayFederation()
                                && configuration.isServer()
                                && !configuration.isPrimary()
                                && !hasPrimaryGateways(configuration)) {
                            report.refuse(
                                    SWITCH,
                                    ("'primary_gateways' is empty: a server of the secondary \"%s\" reaches the primary \"%s\""
                                                    + " only through its mesh gateways; add primary_gateways = [ \"host:port\" ]")
                                            .formatted(configuration.datacenter(), configuration.primaryDatacenter()));
                        }
                    }),
            Rule.of(
                    "primary_gateways are host:port",
                    List.of("primary_gateways", SWITCH),
                    FederationRules::gatewayPorts),
            Rule.of("gateway federation needs the WAN pool", List.of("ports.serf_wan", SWITCH), (facts, report) -> {
                Configuration configuration = facts.configuration();
                if (configuration.gatewayFederation()
                        && !configuration.network().ports().serfWan().enabled()) {
                    report.refuse(
                            "ports.serf_wan",
                            ON
                                    + " requires the WAN pool: 'ports.serf_wan' must not be -1 (WAN Federation is disabled)");
                }
            }));

    private FederationRules() {}

    private static boolean hasPrimaryGateways(Configuration configuration) {
        return !configuration.joining().primaryGateways().isEmpty();
    }

    private static void refuseWanJoin(Configuration configuration, String key, List<String> addresses, Report report) {
        if (configuration.gatewayFederation() && !addresses.isEmpty()) {
            report.refuse(key, "'%s' is incompatible with %s; remove it".formatted(key, ON));
        }
    }

    private static void gatewayPorts(Facts facts, Report report) {
        for (String entry : facts.configuration().joining().primaryGateways()) {
            if (!entry.contains("provider=")) {
                obstacle(entry)
                        .ifPresent(obstacle -> report.refuseIf(
                                facts.configuration().gatewayFederation(),
                                "primary_gateways",
                                "'primary_gateways' entry \"%s\": %s".formatted(entry, obstacle)));
            }
        }
    }

    private static Optional<String> obstacle(String entry) {
        try {
            Endpoint.parse(entry, 0);
            return Optional.empty();
        } catch (IllegalArgumentException refused) {
            return Optional.of(refused.getMessage() + "; a gateway has no port of its own accord, 8443 is usual");
        }
    }
}
