package io.tombolo.meshgateway.registration;

import io.tombolo.core.federation.state.MeshGateway;
import io.tombolo.core.terms.Endpoint;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What is registered of a gateway, field by field as `consul connect envoy -gateway=mesh -register` does it.
///
/// @param service                 the name of the service
/// @param id                      of the instance, unique on its agent
/// @param lan                     where servers of the own datacenter dial it, if it was given
/// @param wan                     where gateways of other datacenters dial it, if it was given
/// @param exposeServers           whether it declares that it routes to servers
/// @param bindAddresses           where it listens by name, if not at the two above
/// @param listensAtBoth           whether it listens at both of them, because both are this machine's
/// @param deregisterAfterCritical as a Go duration: after so long without an answer the agent forgets the gateway
public record GatewayRegistration(
        String service,
        String id,
        Optional<Endpoint> lan,
        Optional<Endpoint> wan,
        boolean exposeServers,
        Map<String, Endpoint> bindAddresses,
        boolean listensAtBoth,
        String deregisterAfterCritical) {

    /// The port of a gateway where none is given.
    public static final int DEFAULT_PORT = 8443;

    private static final JsonMapper JSON = new JsonMapper();

    public GatewayRegistration {
        bindAddresses = Map.copyOf(bindAddresses);
    }

    /// The body of `PUT /v1/agent/service/register`.
    public byte[] body() {
        ObjectNode root = JSON.createObjectNode();
        root.put("Kind", "mesh-gateway");
        root.put("ID", id);
        root.put("Name", service);
        root.put("Port", port());
        lan.ifPresent(address -> root.put("Address", address.host()));
        if (lan.isPresent() || wan.isPresent()) {
            ObjectNode tagged = root.putObject("TaggedAddresses");
            lan.ifPresent(address -> put(tagged, "lan", address));
            wan.ifPresent(address -> put(tagged, "wan", address));
        }
        if (exposeServers) {
            root.putObject("Meta").put(MeshGateway.EXPOSING_META, MeshGateway.EXPOSING_VALUE);
        }
        putProxy(root);
        ObjectNode check = root.putObject("Check");
        check.put("Name", "mesh-gateway listening");
        check.put("TCP", new Endpoint(lan.map(Endpoint::host).orElse("127.0.0.1"), port()).toString());
        check.put("Interval", "10s");
        check.put("DeregisterCriticalServiceAfter", deregisterAfterCritical);
        return JSON.writeValueAsBytes(root);
    }

    private int port() {
        return lan.map(Endpoint::port).orElse(DEFAULT_PORT);
    }

    private void putProxy(ObjectNode root) {
        if (!bindAddresses.isEmpty()) {
            ObjectNode config = root.putObject("Proxy").putObject("Config");
            config.put("envoy_gateway_no_default_bind", true);
            ObjectNode named = config.putObject("envoy_gateway_bind_addresses");
            bindAddresses.forEach((name, address) -> put(named, name, address));
        } else if (listensAtBoth) {
            ObjectNode config = root.putObject("Proxy").putObject("Config");
            config.put("envoy_gateway_no_default_bind", true);
            config.put("envoy_gateway_bind_tagged_addresses", true);
        }
    }

    private static void put(ObjectNode into, String name, Endpoint address) {
        into.putObject(name).put("Address", address.host()).put("Port", address.port());
    }
}
