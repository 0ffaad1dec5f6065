package io.tombolo.core.federation.state;

import io.tombolo.core.terms.Datacenter;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Gateways and federation states for tests.
public final class Gateways {

    public static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private Gateways() {}

    /// A gateway that passes its checks and exposes servers.
    public static MeshGateway exposing(String lanHost, String wanHost) {
        return gateway(lanHost, wanHost, Map.of(MeshGateway.EXPOSING_META, "1"), "passing");
    }

    public static MeshGateway withStatus(String lanHost, String wanHost, String status) {
        return gateway(lanHost, wanHost, Map.of(MeshGateway.EXPOSING_META, "1"), status);
    }

    public static MeshGateway gateway(String lanHost, String wanHost, Map<String, String> meta, String status) {
        return new MeshGateway(
                new GatewayNode("node-" + lanHost, lanHost, Map.of()),
                service(lanHost, 8443, Map.of("wan", new ServiceAddress(wanHost, 443)), meta, 21),
                List.of(new GatewayCheck("serfHealth", "passing"), new GatewayCheck("service:gw", status)),
                UnreadDetails.NONE);
    }

    public static GatewayService service(
            String address, int port, Map<String, ServiceAddress> tagged, Map<String, String> meta, long index) {
        return new GatewayService("gw", address, port, tagged, meta, 1, index);
    }

    public static FederationState state(String datacenter, MeshGateway... gateways) {
        return FederationState.written(new Datacenter(datacenter), List.of(gateways), NOON);
    }

    /// A record as the primary's store has it.
    public static FederationState stored(String datacenter, long modifyIndex, MeshGateway... gateways) {
        return new FederationState(new Datacenter(datacenter), List.of(gateways), NOON, modifyIndex, 1, modifyIndex);
    }
}
