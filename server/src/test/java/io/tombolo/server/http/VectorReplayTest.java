package io.tombolo.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Repeats what real clients asked a real agent, and compares what this server answers.
class VectorReplayTest {

    private static final double SHARE_WANTED = 0.95;
    private static final Duration JOINED = Duration.ofMinutes(3);

    /// Recordings that this server answers otherwise, and why.
    private static final Map<String, String> EXCEPTIONS = new LinkedHashMap<>();

    static {
        for (String name : List.of("cached-service-hit", "cached-health-hit", "cached-datacenters", "cached-maxage0")) {
            EXCEPTIONS.put(name, "?cached is answered freshly: X-Cache says MISS, and there is no Age");
        }
        EXCEPTIONS.put("operator-autopilot-state", "what the catalog knows of a server's node is not shown: null");
        EXCEPTIONS.put(
                "operator-keyring-disabled",
                "the recording has a client agent among its members, and the order in which they answered");
        EXCEPTIONS.put(
                "internal-ui-nodes",
                "the check was written by a transaction, which leaves its type out; here it is registered, which tells it");
        EXCEPTIONS.put("coordinate-datacenters", "no server answers Coordinate.ListDatacenters yet: 500");
        EXCEPTIONS.put("internal-ui-gateway-intentions", "intentions are not there yet: 404");
    }

    private final Map<String, Sample> samples = Sample.all();
    private final Map<String, String> identities = new HashMap<>();
    private final Map<String, List<String>> failed = new LinkedHashMap<>();
    private final Set<String> replayed = new HashSet<>();
    private List<String> fed = List.of();

    @Test
    void answersAsRecorded(@TempDir Path folder) throws IOException {
        String own = "11111111-1111-1111-1111-111111111111";
        try (TestServer server = TestServer.start(folder, "s1", "dc1", own, "\"ui_config\": {\"enabled\": true}");
                TestServer _ = TestServer.start(
                        folder,
                        "s2",
                        "dc2",
                        own.replace('1', '2'),
                        "\"retry_join_wan\": [\"127.0.0.1:%d\"]".formatted(server.wanPort()));
                TestServer third = TestServer.start(
                        folder,
                        "s3",
                        "dc3",
                        own.replace('1', '3'),
                        "\"retry_join_wan\": [\"127.0.0.1:%d\"]".formatted(server.wanPort()))) {
            awaitFederation(server.http());
            var feeding = new Feeding(server.http());
            for (String line : Scenes.lines()) {
                perform(line, server, feeding, third);
            }
        }

        report();
    }

    private static void awaitFederation(RawHttp http) {
        Awaitility.await().atMost(JOINED).ignoreExceptions().until(() -> {
            for (String datacenter : List.of("dc1", "dc2", "dc3")) {
                var answer = http.send(
                        "GET",
                        "/v1/health/node/s%s?dc=%s".formatted(datacenter.charAt(2), datacenter),
                        Map.of(),
                        new byte[0]);
                if (!answer.text().contains("serfHealth")) {
                    return false;
                }
            }
            return true;
        });
    }

    private void perform(String line, TestServer server, Feeding feeding, TestServer third) throws IOException {
        String[] words = line.split(" ", 3);
        switch (words[0]) {
            case "clear" -> {
                fed = List.of();
                feeding.clear();
            }
            case "feed" -> {
                fed = List.of(line.substring("feed ".length()).split(" ", -1));
                feed(feeding);
            }
            case "put" -> feeding.put(words[1], words[2]);
            case "delete" -> server.http().send("DELETE", words[1], Map.of(), new byte[0]);
            case "await" ->
                Awaitility.await()
                        .atMost(JOINED)
                        .ignoreExceptions()
                        .until(() -> server.http()
                                        .send("GET", words[1], Map.of(), new byte[0])
                                        .status()
                                == 200);
            case "kill" -> third.close();
            default -> {
                for (String name : line.split(" ", -1)) {
                    replay(sample(name), server.http());
                }
            }
        }
    }

    private void feed(Feeding feeding) throws IOException {
        for (String name : fed) {
            feeding.feed(sample(name));
        }
    }

    private Sample sample(String name) {
        Sample sample = samples.get(name);
        assertThat(sample).as("a recording named " + name).isNotNull();
        return sample;
    }

    private void replay(Sample sample, RawHttp http) {
        replayed.add(sample.name());
        try {
            List<String> differences = Differences.of(sample, ask(sample, http), identities);
            if (!differences.isEmpty() && sample.method().equals("GET")) {
                // The leader has looked after its nodes in between, among them some that only the recordings know.
                feed(new Feeding(http));
                differences = Differences.of(sample, ask(sample, http), identities);
            }
            if (!differences.isEmpty()) {
                failed.put(sample.name(), differences);
            }
        } catch (IOException unanswered) {
            failed.put(sample.name(), List.of("no answer: " + unanswered));
        }
    }

    private RawHttp.Answer ask(Sample sample, RawHttp http) throws IOException {
        return http.send(
                sample.method(),
                here(sample.path()),
                sample.requestHeaders(),
                here(new String(sample.requestBody(), StandardCharsets.ISO_8859_1))
                        .getBytes(StandardCharsets.ISO_8859_1));
    }

    /// The recorded identities are those of another run.
    private String here(String text) {
        String mine = text;
        for (var entry : identities.entrySet()) {
            mine = mine.replace(entry.getKey(), entry.getValue());
        }
        return mine;
    }

    private void report() {
        var unexpected = new ArrayList<String>();
        failed.forEach((name, differences) -> {
            if (!EXCEPTIONS.containsKey(name)) {
                unexpected.add(name + ": " + String.join("; ", differences));
            }
        });
        int passed = replayed.size() - failed.size();
        double share = (double) passed / replayed.size();
        var stale = new TreeSet<>(EXCEPTIONS.keySet());
        stale.removeAll(failed.keySet());
        System.out.printf(
                "HTTP vectors: %d of %d recordings are answered as recorded (%.1f %%)%n",
                passed, replayed.size(), 100 * share);
        EXCEPTIONS.forEach((name, reason) -> System.out.printf(
                "  otherwise: %s: %s; found: %s%n", name, reason, failed.getOrDefault(name, List.of())));

        assertThat(unexpected)
                .as("recordings that are answered otherwise, without a reason")
                .isEmpty();
        assertThat(stale).as("exceptions that are none any more").isEmpty();
        assertThat(share).isGreaterThanOrEqualTo(SHARE_WANTED);
    }
}
