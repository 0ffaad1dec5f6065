package io.tombolo.core.federation.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.terms.Endpoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeshGatewayTest {

    /// Columns: tagged address of the service, address of the service, tagged address of the node, address of
    /// the node.
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "198.51.100.9:443, 10.0.0.2, 198.51.100.1, 10.0.0.1, 198.51.100.9:443",
                "198.51.100.9:0,   10.0.0.2, 198.51.100.1, 10.0.0.1, 198.51.100.9:8443",
                "-,                10.0.0.2, 198.51.100.1, 10.0.0.1, 10.0.0.2:8443",
                "-,                '',       198.51.100.1, 10.0.0.1, 198.51.100.1:8443",
                "-,                '',       '',           10.0.0.1, 10.0.0.1:8443",
                "-,                '',       -,            10.0.0.1, 10.0.0.1:8443",
                ":443,             10.0.0.2, 198.51.100.1, 10.0.0.1, 198.51.100.1:443",
                ":443,             10.0.0.2, -,            10.0.0.1, 10.0.0.1:443",
                "gw.example.com:443, 10.0.0.2, -,          10.0.0.1, gw.example.com:443",
                "2001:db8::9:443,  10.0.0.2, -,            10.0.0.1, '[2001:db8::9]:443'"
            })
    void theWanAddressFollowsTheRulesOfReaders(
            String taggedOfService, String ofService, String taggedOfNode, String ofNode, String expected) {
        Map<String, ServiceAddress> serviceTags = new HashMap<>();
        if (taggedOfService != null) {
            int colon = taggedOfService.lastIndexOf(':');
            serviceTags.put(
                    "wan",
                    new ServiceAddress(
                            taggedOfService.substring(0, colon),
                            Integer.parseInt(taggedOfService.substring(colon + 1))));
        }
        Map<String, String> nodeTags = taggedOfNode == null ? Map.of() : Map.of("wan", taggedOfNode);
        var gateway = gateway(
                new GatewayNode("n", ofNode, nodeTags), Gateways.service(ofService, 8443, serviceTags, Map.of(), 1));

        assertThat(gateway.wanAddress())
                .hasValueSatisfying(address -> assertThat(address).hasToString(expected));
    }

    @Test
    void theLanAddressIsTheServicesElseTheNodes() {
        Map<String, ServiceAddress> tags = Map.of("wan", new ServiceAddress("w", 1), "lan", new ServiceAddress("l", 2));
        var node = new GatewayNode("n", "10.0.0.1", Map.of("wan", "198.51.100.1"));

        assertThat(gateway(node, Gateways.service("10.0.0.2", 8443, tags, Map.of(), 1))
                        .lanAddress())
                .contains(new Endpoint("10.0.0.2", 8443));
        assertThat(gateway(node, Gateways.service("", 8443, tags, Map.of(), 1)).lanAddress())
                .contains(new Endpoint("10.0.0.1", 8443));
    }

    @Test
    void whatMakesNoAddressIsLeftOut() {
        var node = new GatewayNode("n", "", Map.of());

        assertThat(gateway(node, Gateways.service("", 8443, Map.of(), Map.of(), 1))
                        .lanAddress())
                .isEmpty();
        assertThat(gateway(node, Gateways.service("a b", 8443, Map.of(), Map.of(), 1))
                        .wanAddress())
                .isEmpty();
        assertThat(gateway(node, Gateways.service("10.0.0.1", 0, Map.of(), Map.of(), 1))
                        .wanAddress())
                .isEmpty();
        assertThat(gateway(node, Gateways.service("10.0.0.1", 70_000, Map.of(), Map.of(), 1))
                        .lanAddress())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1,    passing,  true",
        "1,    warning,  true",
        "1,    '',       true",
        "1,    critical, false",
        "true, passing,  false",
        "0,    passing,  false",
        "' 1', passing,  false"
    })
    void aGatewayIsUsableIfItsMetaSaysOneAndNoCheckIsCritical(String meta, String status, boolean usable) {
        var gateway = Gateways.gateway("10.0.0.1", "198.51.100.1", Map.of(MeshGateway.EXPOSING_META, meta), status);

        assertThat(gateway.isUsable()).isEqualTo(usable);
    }

    @Test
    void aCriticalCheckOfTheNodeCountsTooAndNoCheckIsFine() {
        var gateway = Gateways.exposing("10.0.0.1", "198.51.100.1");

        assertThat(new MeshGateway(
                                gateway.node(),
                                gateway.service(),
                                List.of(new GatewayCheck("serfHealth", "critical")),
                                UnreadDetails.NONE)
                        .isUsable())
                .isFalse();
        assertThat(new MeshGateway(gateway.node(), gateway.service(), List.of(), UnreadDetails.NONE).isUsable())
                .isTrue();
    }

    @Test
    void aGatewayWithoutTheMetaIsNotUsable() {
        assertThat(Gateways.gateway("10.0.0.1", "198.51.100.1", Map.of(), "passing")
                        .isUsable())
                .isFalse();
    }

    private static MeshGateway gateway(GatewayNode node, GatewayService service) {
        return new MeshGateway(node, service, List.of(), UnreadDetails.NONE);
    }
}
