package io.tombolo.meshgateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tombolo.core.terms.Domain;
import io.tombolo.core.terms.Endpoint;
import io.tombolo.meshgateway.registration.GatewayRegistration;
import io.tombolo.meshgateway.relay.RelaySettings;
import io.tombolo.testing.kit.tls.ClientHellos;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import tools.jackson.databind.json.JsonMapper;

@Timeout(40)
class MeshGatewayTest {

    private static final String STATES = "/v1/internal/federation-states/mesh-gateways";
    private static final String SERVERS = "/v1/health/service/consul";

    private final FakeApi api = new FakeApi();

    @AfterEach
    void closeApi() {
        api.close();
    }

    @Test
    void learnsServersAndGatewaysAndRoutesToThem() throws Exception {
        try (Echo server = new Echo('s');
                Echo remote = new Echo('g')) {
            api.say(SERVERS, servers(server)).say(STATES, gateways(remote, 5));
            try (MeshGateway gateway = start(settings(List.of(api.address())))) {
                assertThat(reached(gateway, "s1.server.dc1.consul")).isEqualTo('s');
                assertThat(reached(gateway, "server.dc1.consul")).isEqualTo('s');
                assertThat(reached(gateway, "s9.server.dc2.consul")).isEqualTo('g');
                assertThat(api.tokens()).containsOnly("secret");
            }
        }
    }

    @Test
    void doesNotListenBeforeItCanRoute() throws Exception {
        try (Echo server = new Echo('s');
                MeshGateway gateway = start(settings(List.of(api.address())))) {
            api.say(SERVERS, servers(server));
            await(() -> gateway.condition().standing().servers() == 1);

            assertThat(gateway.addresses()).isEmpty();
            assertThat(new GatewayHealth(gateway).health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);

            api.say(STATES, "{}");

            await(() -> !gateway.addresses().isEmpty());
            assertThat(new GatewayHealth(gateway).health().getStatus()).isEqualTo(Status.UP);
        }
    }

    @Test
    void followsAGatewayThatMoves() throws Exception {
        try (Echo server = new Echo('s');
                Echo before = new Echo('b');
                Echo after = new Echo('a')) {
            api.say(SERVERS, servers(server)).say(STATES, gateways(before, 5));
            try (MeshGateway gateway = start(settings(List.of(api.address())))) {
                assertThat(reached(gateway, "server.dc2.consul")).isEqualTo('b');

                api.say(STATES, gateways(after, 6));

                await(() -> reached(gateway, "server.dc2.consul") == 'a');
            }
        }
    }

    @Test
    void believesTheOtherDatacenterItselfWhereItsAnswerIsNewer() throws Exception {
        try (Echo server = new Echo('s');
                Echo published = new Echo('p');
                Echo answered = new Echo('a')) {
            api.say(SERVERS, servers(server)).say(STATES, gateways(published, 5));
            api.say("/v1/health/service/mesh-gateway?dc=dc2", "[%s]".formatted(gateway(answered, 6)));
            try (MeshGateway gateway = start(settings(List.of(api.address())))) {
                await(() -> reached(gateway, "server.dc2.consul") == 'a');

                api.say(STATES, gateways(published, 7));

                await(() -> reached(gateway, "server.dc2.consul") == 'p');
            }
        }
    }

    @Test
    void keepsItsRoutesWhileTheServersAreAwayAndSaysSo() throws Exception {
        try (Echo server = new Echo('s');
                Echo remote = new Echo('g')) {
            api.say(SERVERS, servers(server)).say(STATES, gateways(remote, 5));
            try (MeshGateway gateway = start(settings(List.of(api.address())))) {
                assertThat(reached(gateway, "server.dc2.consul")).isEqualTo('g');

                api.close();
                await(() ->
                        gateway.condition().standing().serverWatch().trouble().isPresent());

                assertThat(reached(gateway, "server.dc2.consul")).isEqualTo('g');
                Health health = new GatewayHealth(gateway).health();
                assertThat(health.getStatus()).isEqualTo(Status.UP);
                assertThat(String.valueOf(health.getDetails().get("learnt"))).contains("no answer since");
            }
        }
    }

    @Test
    void asksTheNextAddressWhenOneIsDown() throws Exception {
        try (Echo server = new Echo('s')) {
            api.say(SERVERS, servers(server)).say(STATES, "{}");
            try (MeshGateway gateway = start(settings(List.of(FakeApi.nobody(), api.address())))) {
                assertThat(reached(gateway, "s1.server.dc1.consul")).isEqualTo('s');
            }
        }
    }

    @Test
    void leadsToServicesOfTheMeshAndTheirSubsets() throws Exception {
        String trust = "51b414da-7623-8d14-9a33-8fb7e2983e5f.consul";
        try (Echo server = new Echo('s');
                Echo first = new Echo('1');
                Echo second = new Echo('2')) {
            api.say(SERVERS, servers(server))
                    .say(STATES, "{}")
                    .say("/v1/connect/ca/roots", "{\"TrustDomain\":\"%s\"}".formatted(trust))
                    .say("/v1/catalog/services", "{\"consul\":[],\"web\":[]}")
                    .say("/v1/health/state/critical", "[]")
                    .say("/v1/config/service-resolver", """
                            [{"Kind":"service-resolver","Name":"web",
                              "Subsets":{"v2":{"Filter":"Service.Meta.version == v2","OnlyPassing":true}}}]
                            """)
                    .say("/v1/health/connect/web?stale", "[%s]".formatted(instance(first)))
                    .say(
                            "/v1/health/connect/web?stale&passing&filter=Service.Meta.version%20%3D%3D%20v2",
                            "[%s]".formatted(instance(second)));
            try (MeshGateway gateway = start(settings(List.of(api.address())))) {
                await(() -> gateway.condition().standing().services() == 2);

                assertThat(reached(gateway, "web.default.dc1.internal." + trust))
                        .isEqualTo('1');
                assertThat(reached(gateway, "v2.web.default.dc1.internal." + trust))
                        .isEqualTo('2');
            }
        }
    }

    @Test
    void registersItselfAgainWhenItIsForgottenAndTakesItselfOut() throws Exception {
        try (Echo server = new Echo('s')) {
            api.say(SERVERS, servers(server)).say(STATES, "{}").say("/v1/agent/service/mesh-gateway", "{}");
            MeshGateway gateway = start(settings(List.of(api.address())));
            FakeApi.Written written = api.nextWrite();
            assertThat(written.path()).isEqualTo("/v1/agent/service/register");
            assertThat(written.token()).isEqualTo("secret");
            assertThat(new JsonMapper().readTree(written.body()).path("Kind").asString())
                    .isEqualTo("mesh-gateway");

            api.say("/v1/agent/service/mesh-gateway", 404, "unknown service ID: mesh-gateway");
            assertThat(api.nextWrite().path()).isEqualTo("/v1/agent/service/register");
            api.say("/v1/agent/service/mesh-gateway", "{}");

            gateway.close();

            assertThat(api.nextWrite().path()).isEqualTo("/v1/agent/service/deregister/mesh-gateway");
        }
    }

    /// Answers a hello with a letter, so that a test sees who was reached.
    private static final class Echo implements AutoCloseable {

        private final ServerSocket listener;

        Echo(char letter) throws IOException {
            listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(() -> {
                while (!listener.isClosed()) {
                    try (Socket connection = listener.accept()) {
                        connection.getInputStream().readNBytes(5);
                        connection.getOutputStream().write(letter);
                        connection.getOutputStream().flush();
                        connection.getInputStream().transferTo(OutputStream.nullOutputStream());
                    } catch (IOException broken) {
                        if (!listener.isClosed()) {
                            throw new UncheckedIOException(broken);
                        }
                    }
                }
            });
        }

        int port() {
            return listener.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }
    }

    private static char reached(MeshGateway gateway, String name) {
        await(() -> !gateway.addresses().isEmpty());
        InetSocketAddress address = gateway.addresses().getFirst();
        try (Socket client = new Socket(address.getAddress(), address.getPort())) {
            client.setSoTimeout(5_000);
            client.getOutputStream().write(ClientHellos.to(name));
            client.getOutputStream().flush();
            return (char) client.getInputStream().read();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Looks again until it holds: what a gateway learns arrives when it arrives.
    private static void await(BooleanSupplier holds) {
        long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("did not come about");
            }
            CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS))
                    .join();
        }
    }

    private static MeshGateway start(GatewaySettings settings) throws IOException {
        return MeshGateway.start(settings, new SimpleMeterRegistry());
    }

    private static GatewaySettings settings(List<URI> addresses) {
        return new GatewaySettings(
                List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                new GatewayRegistration(
                        "mesh-gateway",
                        "mesh-gateway",
                        Optional.of(new Endpoint("10.1.1.1", 8443)),
                        Optional.empty(),
                        true,
                        Map.of(),
                        false,
                        "6h"),
                true,
                Domain.DEFAULT,
                addresses,
                Optional.of("secret"),
                Optional.empty(),
                Optional.empty(),
                RelaySettings.DEFAULT,
                1,
                Duration.ofSeconds(2));
    }

    private static String servers(Echo server) {
        return """
                [{"Node":{"Node":"s1","Address":"127.0.0.1","Datacenter":"dc1"},
                  "Service":{"ID":"consul","Service":"consul","Address":"","Port":%d},
                  "Checks":[]}]
                """.formatted(server.port());
    }

    private static String instance(Echo instance) {
        return """
                {"Node":{"Node":"n1","Address":"127.0.0.1","Datacenter":"dc1"},
                 "Service":{"Kind":"connect-proxy","ID":"web-proxy","Service":"web-proxy","Address":"","Port":%d},
                 "Checks":[{"CheckID":"serfHealth","Status":"passing"}]}
                """.formatted(instance.port());
    }

    private static String gateways(Echo gateway, int index) {
        return "{\"dc2\":[%s]}".formatted(gateway(gateway, index));
    }

    private static String gateway(Echo gateway, int index) {
        return """
                {"Node":{"Node":"g2","Address":"192.0.2.1","Datacenter":"dc2"},
                 "Service":{"Kind":"mesh-gateway","ID":"mesh-gateway","Service":"mesh-gateway","Address":"10.9.9.9",
                   "Port":8443,"TaggedAddresses":{"wan":{"Address":"127.0.0.1","Port":%d}},
                   "Meta":{"consul-wan-federation":"1"},"ModifyIndex":%d},
                 "Checks":[]}
                """.formatted(gateway.port(), index);
    }
}
