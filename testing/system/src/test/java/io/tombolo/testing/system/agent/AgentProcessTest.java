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

        try (var agent = TomboloProcess.start(folder, "agent", "-dev", "-node", "s1", "-http-port", "" + port)) {
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
        try (var agent = TomboloProcess.start(folder, "agent", "-dev", "-http-port", "" + port)) {
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
        try (var first = TomboloProcess.start(folder, "agent", "-dev", "-http-port", "" + port)) {
            awaitHealthy(first, port);

            var second = TomboloProcess.run(folder, "agent", "-dev", "-http-port", "" + port);

            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.stderr()).contains("port " + port).doesNotContain("\tat ");
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

    private void awaitHealthy(TomboloProcess agent, int port) {
        await().atMost(START).until(() -> {
            assertThat(agent.alive())
                    .as("agent runs; stderr: %s", agent.stderr())
                    .isTrue();
            return healthy(port);
        });
    }

    private boolean healthy(int port) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/actuator/health".formatted(port)))
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            return response.statusCode() == 200 && response.body().contains("\"status\":\"UP\"");
        } catch (ConnectException _) {
            return false;
        }
    }
}
