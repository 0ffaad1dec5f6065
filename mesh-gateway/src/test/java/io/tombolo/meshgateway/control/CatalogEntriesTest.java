package io.tombolo.meshgateway.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.federation.state.MeshGateway;
import io.tombolo.core.sni.route.LocalServer;
import io.tombolo.core.sni.route.Target;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Endpoint;
import io.tombolo.core.terms.NodeName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// On bodies that real servers sent.
class CatalogEntriesTest {

    private static final Path BODIES = Path.of("..", "testing", "vectors", "http", "bodies");

    @Test
    void serversAreDialledAtTheirNodesAddressAndTheirServicesPort() throws Exception {
        CatalogEntries.Servers servers = CatalogEntries.servers(body("health-service-consul"));

        assertThat(servers.datacenter()).contains(new Datacenter("dc1"));
        assertThat(servers.servers())
                .containsExactly(new LocalServer(new NodeName("s1"), new Endpoint("127.0.0.1", 23004)));
    }

    @Test
    void gatewaysAreDialledAtTheirWanAddress() throws Exception {
        Map<Datacenter, List<MeshGateway>> gateways =
                CatalogEntries.gateways(body("internal-federation-states-mesh-gateways"));

        assertThat(gateways).containsOnlyKeys(new Datacenter("dc1"));
        MeshGateway gateway =
                gateways.getOrDefault(new Datacenter("dc1"), List.of()).getFirst();
        assertThat(gateway.exposesServers()).isTrue();
        assertThat(gateway.service().modifyIndex()).isEqualTo(181);
        assertThat(CatalogEntries.target(new Datacenter("dc1"), gateway))
                .contains(new Target(new Datacenter("dc1"), new Endpoint("203.0.113.5", 443), 1, true));
    }

    @Test
    void theTrustDomainIsThatOfTheRoots() throws Exception {
        assertThat(CatalogEntries.trustDomain(body("connect-ca-roots")).name())
                .isEqualTo("51b414da-7623-8d14-9a33-8fb7e2983e5f.consul");
    }

    @Test
    void oneBadEntryLeavesTheOthers() {
        JsonNode entries = new JsonMapper().readTree("""
                [{"Node": {"Node": "", "Address": "127.0.0.1"}, "Service": {"Port": 8300}},
                 {"Node": {"Node": "s2", "Address": "127.0.0.2"}, "Service": {"Port": 0}},
                 {"Node": {"Node": "s3", "Address": "127.0.0.3", "Datacenter": "dc1"}, "Service": {"Port": 8300}},
                 7, null, "text"]
                """);

        assertThat(CatalogEntries.servers(entries).servers())
                .containsExactly(new LocalServer(new NodeName("s3"), new Endpoint("127.0.0.3", 8300)));
    }

    private static JsonNode body(String name) throws IOException {
        return new JsonMapper().readTree(Files.readAllBytes(BODIES.resolve(name + ".json")));
    }
}
