package io.tombolo.testing.system.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tombolo.testing.system.process.Ports;
import io.tombolo.testing.system.process.TomboloProcess;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentProcessTest {

    private static final Duration START = Duration.ofSeconds(60);

    /// What issue and test harnesses allow between a signal and the exit.
    private static final Duration STOP = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void reportsItsHealthOnTheHttpPort() throws Exception {
        int port = Ports.free(1).getFirst();

        try (var agent = start(port, "-node", "s1")) {
            awaitHealthy(agent, port);

            assertThat(agent.stdout())
                    .contains("==> Starting Tombolo agent...")
                    .contains("Node name: 's1'")
                    .contains("Datacenter: 'dc1'");
            assertThat(agent.stdout() + agent.stderr()).doesNotContain("[WARN]", "[ERROR]", "Exception");
        }
    }

    @Test
    void stopsOnSigterm() throws Exception {
        stopsOn(TomboloProcess::terminate);
    }

    @Test
    void stopsOnSigint() throws Exception {
        stopsOn(TomboloProcess::interrupt);
    }

    private void stopsOn(Consumer<TomboloProcess> signal) throws Exception {
        int port = Ports.free(1).getFirst();
        try (var agent = start(port)) {
            awaitHealthy(agent, port);

            signal.accept(agent);

            assertThat(agent.awaitExit(STOP)).isEqualTo(1);
        }
    }

    @Test
    void takesItsHttpPortFromAFile() throws Exception {
        int port = Ports.free(1).getFirst();
        Path file = Files.writeString(folder.resolve("agent.hcl"), """
                server = true
                bootstrap = true
                bind_addr = "127.0.0.1"
                data_dir = "%s"
                node_name = "s9"
                ports { http = %d }
                """.formatted(folder.resolve("data"), port));

        try (var agent = TomboloProcess.start(folder, "agent", "-config-file", file.toString())) {
            awaitHealthy(agent, port);

            assertThat(agent.stdout()).contains("Node name: 's9'");
        }
    }

    @Test
    void saysEverythingThatIsWrongAndDoesNotStart() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.hcl"), """
                data_centre = "dc1"
                ports { http = "8500" }
                """);

        var agent = TomboloProcess.run(folder, "agent", "-config-file", file.toString());

        assertThat(agent.exitCode()).isEqualTo(1);
        assertThat(agent.stderr())
                .contains("bad.hcl:1:1")
                .contains("data_centre")
                .contains("bad.hcl:2")
                .contains("'ports.http' expected type 'int'")
                .doesNotContain("\tat ");
    }

    @Test
    void aPortThatIsTakenIsNamed() throws Exception {
        int port = Ports.free(1).getFirst();
        try (var first = start(port)) {
            awaitHealthy(first, port);

            try (var second = start(port)) {
                assertThat(second.awaitExit(START)).isEqualTo(1);
                assertThat(second.stderr())
                        .contains("127.0.0.1:" + port, "ports.http")
                        .doesNotContain("\tat ");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"primary", "secondary"})
    void aProfileSetsWhatTheSnippetsOfTheMissionSet(String profile) {
        var agent = TomboloProcess.run(folder, "agent", "-profile", profile, "-data-dir", "data", "-bind", "127.0.0.1");

        assertThat(agent.exitCode()).isEqualTo(1);
        assertThat(agent.stderr())
                .contains("connect.enable-mesh-gateway-wan-federation")
                .contains("ca_file");
    }

    @Test
    void twoServersOfADatacenterFindEachOtherInBothPools() throws Exception {
        int port = Ports.free(1).getFirst();
        List<Integer> gossip = Ports.free(2);
        try (var first = start(
                port,
                "-node",
                "s1",
                "-serf-lan-port",
                "" + gossip.getFirst(),
                "-serf-wan-port",
                "" + gossip.getLast())) {
            awaitHealthy(first, port);

            int secondPort = Ports.free(1).getFirst();
            try (var second = start(secondPort, "-node", "s2", "-retry-join", "127.0.0.1:" + gossip.getFirst())) {
                awaitHealthy(second, secondPort);

                await().atMost(START)
                        .until(
                                () -> health(port),
                                health -> health.contains("\"lan_alive\":2") && health.contains("\"wan_alive\":2"));
                await().atMost(START).until(() -> health(secondPort), health -> health.contains("\"wan_alive\":2"));
            }
        }
    }

    /// A development agent whose ports are all its own.
    private TomboloProcess start(int httpPort, String... more) {
        List<Integer> ports = Ports.free(3);
        var arguments = new ArrayList<>(List.of(
                "agent",
                "-dev",
                "-http-port",
                "" + httpPort,
                "-serf-lan-port",
                "" + ports.getFirst(),
                "-serf-wan-port",
                "" + ports.get(1),
                "-server-port",
                "" + ports.getLast()));
        arguments.addAll(List.of(more));
        return TomboloProcess.start(folder, arguments.toArray(String[]::new));
    }

    private void awaitHealthy(TomboloProcess agent, int port) {
        await().atMost(START).until(() -> {
            assertThat(agent.alive())
                    .as("agent runs; stderr: %s", agent.stderr())
                    .isTrue();
            return healthy(port);
        });
    }

    private boolean healthy(int port) throws IOException, InterruptedException {
        return health(port).contains("\"status\":\"UP\"");
    }

    private String health(int port) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/actuator/health".formatted(port)))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (ConnectException _) {
            return "";
        }
    }
}
