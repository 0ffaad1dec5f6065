package io.tombolo.meshgateway.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.terms.Endpoint;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class GatewayRegistrationTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void anExposingGatewayWithBothAddressesIsRegisteredFieldByField() {
        var registration = new GatewayRegistration(
                "mesh-gateway",
                "mesh-gateway",
                Optional.of(new Endpoint("10.1.1.1", 8443)),
                Optional.of(new Endpoint("203.0.113.5", 443)),
                true,
                Map.of(),
                false,
                "6h");

        assertSays(registration, """
                {"Kind": "mesh-gateway", "ID": "mesh-gateway", "Name": "mesh-gateway", "Port": 8443,
                 "Address": "10.1.1.1",
                 "TaggedAddresses": {"lan": {"Address": "10.1.1.1", "Port": 8443},
                                     "wan": {"Address": "203.0.113.5", "Port": 443}},
                 "Meta": {"consul-wan-federation": "1"},
                 "Check": {"Name": "mesh-gateway listening", "TCP": "10.1.1.1:8443", "Interval": "10s",
                           "DeregisterCriticalServiceAfter": "6h"}}
                """);
    }

    @Test
    void aGatewayWithoutAddressIsAtItsNodeAndIsCheckedOnTheLoopbackAddress() {
        var registration =
                new GatewayRegistration("gw", "gw-1", Optional.empty(), Optional.empty(), false, Map.of(), false, "1h");

        assertSays(registration, """
                {"Kind": "mesh-gateway", "ID": "gw-1", "Name": "gw", "Port": 8443,
                 "Check": {"Name": "mesh-gateway listening", "TCP": "127.0.0.1:8443", "Interval": "10s",
                           "DeregisterCriticalServiceAfter": "1h"}}
                """);
    }

    @Test
    void whereItListensIsToldAsEnvoyIsTold() {
        var lan = Optional.of(new Endpoint("127.0.0.1", 8443));
        var bound = new GatewayRegistration(
                "gw", "gw", lan, Optional.empty(), false, Map.of("public", new Endpoint("0.0.0.0", 9443)), false, "6h");
        var both = new GatewayRegistration(
                "gw", "gw", lan, Optional.of(new Endpoint("127.0.0.2", 443)), false, Map.of(), true, "6h");

        assertThat(JSON.readTree(bound.body()).path("Proxy").path("Config")).isEqualTo(JSON.readTree("""
                        {"envoy_gateway_no_default_bind": true,
                         "envoy_gateway_bind_addresses": {"public": {"Address": "0.0.0.0", "Port": 9443}}}
                        """));
        assertThat(JSON.readTree(both.body()).path("Proxy").path("Config")).isEqualTo(JSON.readTree("""
                        {"envoy_gateway_no_default_bind": true, "envoy_gateway_bind_tagged_addresses": true}
                        """));
    }

    private static void assertSays(GatewayRegistration registration, String expected) {
        assertThat(JSON.readTree(registration.body())).isEqualTo(JSON.readTree(expected));
    }
}
