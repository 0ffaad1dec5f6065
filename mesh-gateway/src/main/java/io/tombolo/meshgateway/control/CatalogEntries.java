package io.tombolo.meshgateway.control;

import io.tombolo.core.federation.state.GatewayCheck;
import io.tombolo.core.federation.state.GatewayNode;
import io.tombolo.core.federation.state.GatewayService;
import io.tombolo.core.federation.state.MeshGateway;
import io.tombolo.core.federation.state.ServiceAddress;
import io.tombolo.core.federation.state.UnreadDetails;
import io.tombolo.core.sni.route.LocalServer;
import io.tombolo.core.sni.route.Target;
import io.tombolo.core.sni.route.TrustDomain;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Endpoint;
import io.tombolo.core.terms.NodeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// Reads what the API says of nodes, services and checks.
///
/// An entry that cannot be an entry, such as one whose address is empty, is left out and named in the log at
/// debug: one bad registration must not take the routes of all the others with it.
final class CatalogEntries {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.gateway.catalog");

    private CatalogEntries() {}

    /// The answer of `/v1/health/service/consul`.
    record Servers(Optional<Datacenter> datacenter, List<LocalServer> servers) {}

    static Servers servers(JsonNode entries) {
        var servers = new ArrayList<LocalServer>(entries.size());
        Optional<Datacenter> datacenter = Optional.empty();
        for (JsonNode entry : entries) {
            datacenter = datacenter.or(() -> sound(
                    entry,
                    each -> new Datacenter(each.path("Node").path("Datacenter").asString(""))));
            sound(
                            entry,
                            each -> new LocalServer(
                                    new NodeName(each.path("Node").path("Node").asString("")), lanAddress(each)))
                    .ifPresent(servers::add);
        }
        return new Servers(datacenter, servers);
    }

    /// The answer of `/v1/internal/federation-states/mesh-gateways`.
    static Map<Datacenter, List<MeshGateway>> gateways(JsonNode byDatacenter) {
        var gateways = new TreeMap<Datacenter, List<MeshGateway>>();
        byDatacenter.forEachEntry((name, entries) -> sound(entries, _ -> new Datacenter(name))
                .ifPresent(datacenter -> gateways.put(datacenter, gatewayList(entries))));
        return gateways;
    }

    /// The answer of `/v1/health/service/<name>`, as far as it is of gateways.
    static List<MeshGateway> gatewayList(JsonNode entries) {
        var gateways = new ArrayList<MeshGateway>(entries.size());
        for (JsonNode entry : entries) {
            if (entry.path("Service").path("Kind").asString("").equals("mesh-gateway")) {
                sound(entry, CatalogEntries::gateway).ifPresent(gateways::add);
            }
        }
        return gateways;
    }

    /// The answer of `/v1/connect/ca/roots`.
    static TrustDomain trustDomain(JsonNode roots) {
        return new TrustDomain(roots.path("TrustDomain").asString(""));
    }

    /// The answer of `/v1/health/connect/<name>`.
    static List<Target> instances(JsonNode entries) {
        var instances = new ArrayList<Target>(entries.size());
        for (JsonNode entry : entries) {
            sound(
                            entry,
                            each -> new Target(
                                    new Datacenter(
                                            each.path("Node").path("Datacenter").asString("")),
                                    lanAddress(each),
                                    weight(each.path("Service")),
                                    checks(each).stream()
                                            .anyMatch(check -> check.status().equals("critical"))))
                    .ifPresent(instances::add);
        }
        return instances;
    }

    /// How a gateway is dialled from another datacenter, if it has an address at all.
    static Optional<Target> target(Datacenter datacenter, MeshGateway gateway) {
        return gateway.wanAddress()
                .map(address ->
                        new Target(datacenter, address, gateway.service().weight(), gateway.isCritical()));
    }

    private static Endpoint lanAddress(JsonNode entry) {
        String own = entry.path("Service").path("Address").asString("");
        return new Endpoint(
                own.isEmpty() ? entry.path("Node").path("Address").asString("") : own,
                entry.path("Service").path("Port").asInt(0));
    }

    private static MeshGateway gateway(JsonNode entry) {
        JsonNode node = entry.path("Node");
        JsonNode service = entry.path("Service");
        return new MeshGateway(
                new GatewayNode(
                        node.path("Node").asString(""),
                        node.path("Address").asString(""),
                        map(node.path("TaggedAddresses"), address -> address.asString(""))),
                new GatewayService(
                        service.path("ID").asString(""),
                        service.path("Address").asString(""),
                        service.path("Port").asInt(0),
                        map(
                                service.path("TaggedAddresses"),
                                address -> new ServiceAddress(
                                        address.path("Address").asString(""),
                                        address.path("Port").asInt(0))),
                        map(service.path("Meta"), value -> value.asString("")),
                        weight(service),
                        service.path("ModifyIndex").asLong(0)),
                checks(entry),
                UnreadDetails.NONE);
    }

    private static List<GatewayCheck> checks(JsonNode entry) {
        var checks = new ArrayList<GatewayCheck>();
        for (JsonNode check : entry.path("Checks")) {
            checks.add(new GatewayCheck(
                    check.path("CheckID").asString(""), check.path("Status").asString("")));
        }
        return checks;
    }

    private static int weight(JsonNode service) {
        return service.path("Weights").path("Passing").asInt(1);
    }

    private static <T> Map<String, T> map(JsonNode object, Function<JsonNode, T> value) {
        var map = new HashMap<String, T>();
        object.forEachEntry((key, each) -> map.put(key, value.apply(each)));
        return map;
    }

    private static <T> Optional<T> sound(JsonNode entry, Function<JsonNode, T> reader) {
        try {
            return Optional.of(reader.apply(entry));
        } catch (IllegalArgumentException unsound) {
            LOG.atDebug()
                    .addKeyValue("entry", entry)
                    .addKeyValue("reason", unsound.getMessage())
                    .log("left out of the routes");
            return Optional.empty();
        }
    }
}
