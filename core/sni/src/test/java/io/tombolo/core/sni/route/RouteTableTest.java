package io.tombolo.core.sni.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.sni.route.Lookup.Found;
import io.tombolo.core.sni.route.Lookup.NobodyThere;
import io.tombolo.core.sni.route.Lookup.ServersNotExposed;
import io.tombolo.core.sni.route.Lookup.Unrouted;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Domain;
import io.tombolo.core.terms.Endpoint;
import io.tombolo.core.terms.NodeName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {

    private static final Datacenter DC1 = new Datacenter("dc1");
    private static final Datacenter DC2 = new Datacenter("dc2");
    private static final Datacenter DC3 = new Datacenter("dc3");
    private static final String CLUSTER = "11111111-2222-3333-4444-555555555555";
    private static final String TRUST = CLUSTER + ".consul";

    private static final Surroundings OF_DC1 = new Surroundings(
            DC1,
            Domain.DEFAULT,
            Optional.of(TrustDomain.ofCluster(CLUSTER)),
            true,
            List.of(server("s1", "10.0.0.1"), server("S2", "10.0.0.2"), server("rack.s3", "10.0.0.3")),
            Map.of(
                    DC1, List.of(gateway(DC1, "192.0.2.10")),
                    DC2, List.of(gateway(DC2, "192.0.2.20"), gateway(DC2, "192.0.2.21")),
                    DC3, List.of()),
            List.of(
                    service("web", Optional.empty(), "10.0.1.1"),
                    service("web", Optional.of("v1"), "10.0.1.2"),
                    service("empty", Optional.empty())));

    private final RouteTable table = RouteTable.of(OF_DC1);

    @ParameterizedTest
    @CsvSource({
        "s1.server.dc1.consul,                    SERVER,          s1.server.dc1.consul,     dc1, 10.0.0.1",
        "s2.server.dc1.consul,                    SERVER,          s2.server.dc1.consul,     dc1, 10.0.0.2",
        "server.dc1.consul,                       ANY_SERVER,      server.dc1.consul,        dc1, 10.0.0.1 10.0.0.2 10.0.0.3",
        "server.dc2.consul,                       REMOTE_SERVERS,  server.dc2.consul,        dc2, 192.0.2.20 192.0.2.21",
        "s9.server.dc2.consul,                    REMOTE_SERVERS,  *.server.dc2.consul,      dc2, 192.0.2.20 192.0.2.21",
        "web.default.dc1.internal.{T},            SERVICE,         web.default.dc1.internal.{T}, dc1, 10.0.1.1",
        "v1.web.default.dc1.internal.{T},         SERVICE,         v1.web.default.dc1.internal.{T}, dc1, 10.0.1.2",
        "db.default.dc2.internal.{T},             REMOTE_SERVICES, *.dc2.internal.{T},       dc2, 192.0.2.20 192.0.2.21",
        "v1.db.default.dc2.internal.{T},          REMOTE_SERVICES, *.dc2.internal.{T},       dc2, 192.0.2.20 192.0.2.21"
    })
    void aNameLeadsWhereTheRulesSay(String name, Route.Kind kind, String pattern, String datacenter, String hosts) {
        assertThat(table.find(name.replace("{T}", TRUST))).isInstanceOfSatisfying(Found.class, found -> {
            Route route = found.route();
            assertThat(route.kind()).isEqualTo(kind);
            assertThat(route.pattern()).isEqualTo(pattern.replace("{T}", TRUST));
            assertThat(route.datacenter()).isEqualTo(new Datacenter(datacenter));
            assertThat(route.targets())
                    .extracting(target -> target.endpoint().host())
                    .containsExactly(hosts.split(" "));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "s9.server.dc1.consul,                  unknown-server",
        "server.dc9.consul,                     unknown-datacenter",
        "s1.server.dc9.consul,                  unknown-datacenter",
        "s1.server.dc3.consul,                  nobody-there",
        "server.dc3.consul,                     nobody-there",
        "db.default.dc3.internal.{T},           nobody-there",
        "empty.default.dc1.internal.{T},        nobody-there",
        "db.default.dc1.internal.{T},           unknown-service",
        "v2.web.default.dc1.internal.{T},       unknown-service",
        "db.default.dc9.internal.{T},           unknown-datacenter",
        "a.b.server.dc2.consul,                 foreign-name",
        "a.v1.db.default.dc2.internal.{T},      foreign-name",
        "db.dc2.internal.{T},                   foreign-name",
        "web.default.dc1.query.{T},             foreign-name",
        "server.dc1.peering.{T},                foreign-name",
        "web.default.dc1.internal.other.consul, foreign-name",
        "dc2.consul,                            foreign-name",
        "consul,                                foreign-name",
        "example.com,                           foreign-name"
    })
    void aNameThatLeadsNowhereIsRefusedWithTheReason(String name, String code) {
        assertThat(table.find(name.replace("{T}", TRUST))).isInstanceOfSatisfying(Unrouted.class, unrouted -> {
            assertThat(unrouted.code()).isEqualTo(code);
            assertThat(unrouted.explanation()).isNotBlank();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"s1.server.dc1.consul", "server.dc1.consul", "server.dc2.consul", "s9.server.dc2.consul"})
    void serversAreExposedOnlyIfAskedFor(String name) {
        RouteTable closed = RouteTable.of(new Surroundings(
                DC1,
                Domain.DEFAULT,
                OF_DC1.trustDomain(),
                false,
                OF_DC1.servers(),
                OF_DC1.gateways(),
                OF_DC1.services()));

        assertThat(closed.find(name)).isEqualTo(new ServersNotExposed(name));
        assertThat(closed.find("db.default.dc2.internal." + TRUST)).isInstanceOf(Found.class);
    }

    @Test
    void aNameOfTheOwnDatacenterNeverLeadsToAGateway() {
        assertThat(table.routes())
                .filteredOn(route -> route.datacenter().equals(DC1))
                .flatExtracting(Route::targets)
                .extracting(target -> target.endpoint().host())
                .doesNotContain("192.0.2.10");
    }

    @Test
    void aNameOfAnotherDatacenterLeadsToItsGatewaysOnly() {
        assertThat(table.routes())
                .filteredOn(route -> !route.datacenter().equals(DC1))
                .flatExtracting(Route::targets)
                .allSatisfy(target -> assertThat(target.endpoint().host()).startsWith("192.0.2.2"));
    }

    @Test
    void aServerWhoseNameIsNoLabelIsNamedWithItsObstacle() {
        assertThat(table.obstacles()).containsOnlyKeys(new NodeName("rack.s3"));
        assertThat(table.obstacles().get(new NodeName("rack.s3"))).contains("single DNS label");
    }

    @Test
    void aGatewayThatKnowsNothingYetRoutesNothing() {
        RouteTable empty = RouteTable.of(Surroundings.unknown(DC1, Domain.DEFAULT, true));

        assertThat(empty.find("server.dc1.consul")).isInstanceOf(NobodyThere.class);
        assertThat(empty.find("server.dc2.consul")).isInstanceOf(Unrouted.class);
        assertThat(empty.find("web.default.dc1.internal." + TRUST)).isInstanceOf(Unrouted.class);
    }

    @Test
    void anotherDomainIsAnotherFederation() {
        RouteTable example = RouteTable.of(new Surroundings(
                DC1,
                new Domain("mesh.example.com"),
                OF_DC1.trustDomain(),
                true,
                OF_DC1.servers(),
                OF_DC1.gateways(),
                OF_DC1.services()));

        assertThat(example.find("s1.server.dc1.mesh.example.com")).isInstanceOf(Found.class);
        assertThat(example.find("s1.server.dc1.consul")).isInstanceOf(Unrouted.class);
        assertThat(example.find("web.default.dc1.internal." + TRUST)).isInstanceOf(Found.class);
    }

    private static LocalServer server(String node, String host) {
        return new LocalServer(new NodeName(node), new Endpoint(host, 8300));
    }

    private static Target gateway(Datacenter datacenter, String host) {
        return Target.healthy(datacenter, new Endpoint(host, 8443));
    }

    private static MeshService service(String name, Optional<String> subset, String... hosts) {
        List<Target> instances = List.of(hosts).stream()
                .map(host -> Target.healthy(DC1, new Endpoint(host, 21_000)))
                .toList();
        return new MeshService(name, MeshService.DEFAULT_NAMESPACE, subset, instances);
    }
}
