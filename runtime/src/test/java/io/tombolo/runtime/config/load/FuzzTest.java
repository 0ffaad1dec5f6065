package io.tombolo.runtime.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.runtime.config.FakeHost;
import io.tombolo.runtime.config.TlsFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that somebody dropped on the floor: whatever stands in them, the loader answers.
///
/// Longer: `-Dfuzz.rounds=20000`. A failure names its seed and round.
class FuzzTest {

    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 500);

    private static final String HCL = """
            # a server
            server = true
            data_dir = "/data"
            datacenter = "dc1"
            bind_addr = "{{ GetPrivateIP }}"
            retry_join = [ "10.0.0.1", "provider=aws tag_key=\\"x\\"" ]
            primary_gateways = ["10.1.0.1:8443"]
            connect { enabled = true enable_mesh_gateway_wan_federation = true ca_config { x = [1, 2.5e3, -0x1F] } }
            ports { http = 8500, dns = -1 serf_wan = 8302 }
            tls { defaults { ca_file = "/tls/ca.pem" cert_file = "/tls/server.pem" key_file = "/tls/server-key.pem" } }
            node_meta { a = "${b}" }
            encrypt = "pUqJrVyVRj5jsiYEkM/tFQYfWyJIv4s3XkvDwy7Cu5s="
            service "web" { port = 80 } /* twice */ service { id = <<-END
                db
                END
            }
            gossip_wan { probe_timeout = "1h2m3.5s" }
            """;

    private static final String JSON = """
            {"server": true, "data_dir": "/data", "retry_join": ["10.0.0.1", "\\u00e9\\n"], "segments": null,
             "connect": {"enabled": true, "ca_config": {"x": [1, 2.5e3, -7, {"y": []}]}},
             "ports": {"http": 8500, "dns": -1}, "acl": {"tokens": {"master": "root"}}, "watches": [{"type": "key"}],
             "dns_config": {"service_ttl": {"*": "5s"}}, "telemetry": {"prefix_filter": ["+a", "-b"]}}
            """;

    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            "=",
            ",",
            ":",
            "#",
            "/*",
            "*/",
            "<<",
            "<<-END\n",
            "\\",
            "\\u",
            "${",
            "\n",
            "\0",
            "-",
            "e",
            ".",
            "0x",
            "true",
            "null",
            "ports",
            "server",
            "{{",
            "}}",
            "9".repeat(30),
            "[".repeat(70),
            "\uFEFF",
            "é",
            "::",
            "-1");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverStandsInAFileTheLoaderAnswers(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);

        for (int round = 0; round < ROUNDS; round++) {
            String format = random.nextBoolean() ? "hcl" : "json";
            byte[] file = mutated(format.equals("hcl") ? HCL : JSON, random);
            var host = TlsFiles.on(new FakeHost()).with("fuzz." + format, file);

            var loaded = load(host, "fuzz." + format, seed, round, file);

            assertThat(loaded instanceof Loaded.Invalid invalid ? invalid.violations() : List.of(1))
                    .as("seed %d, round %d", seed, round)
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void whateverStandsInFlagsVariablesAndPropertiesTheLoaderAnswers(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var names = List.of(
                "retry-join", "ports.http", "node-meta", "services", "connect.ca-config.x", "[0]", "retry_join[1]", "");
        var flags = List.copyOf(ConfigurationLoader.flags());

        for (int round = 0; round < ROUNDS; round++) {
            String text = PIECES.get(random.nextInt(PIECES.size())) + PIECES.get(random.nextInt(PIECES.size()));
            String flag = flags.get(random.nextInt(flags.size())).name();
            var request = LoadRequest.on(TlsFiles.on(new FakeHost()))
                    .withFlags(Map.of(flag, List.of(text)))
                    .withEnvironment(Map.of("TOMBOLO_" + flag.replace('-', '_').toUpperCase(Locale.ROOT), text))
                    .withProperties(Map.of(names.get(random.nextInt(names.size())), text, text, flag));

            assertThat(ConfigurationLoader.load(request))
                    .as("seed %d, round %d", seed, round)
                    .isNotNull();
        }
    }

    private static Loaded load(FakeHost host, String name, long seed, int round, byte[] file) {
        try {
            return ConfigurationLoader.load(LoadRequest.on(host).withFiles(List.of(Path.of(name))));
        } catch (RuntimeException escaped) {
            throw new AssertionError(
                    "seed %d, round %d: %s".formatted(seed, round, new String(file, StandardCharsets.UTF_8)), escaped);
        }
    }

    private static byte[] mutated(String text, RandomGenerator random) {
        StringBuilder mutant = new StringBuilder(text);
        int changes = 1 + random.nextInt(4);
        for (int change = 0; change < changes; change++) {
            mutate(mutant, random);
        }
        byte[] bytes = mutant.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(10) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(20) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
    }

    private static void mutate(StringBuilder mutant, RandomGenerator random) {
        int from = random.nextInt(mutant.length() + 1);
        int until = Math.min(mutant.length(), from + random.nextInt(12));
        switch (random.nextInt(6)) {
            case 0 -> mutant.delete(from, until);
            case 1 -> mutant.insert(from, PIECES.get(random.nextInt(PIECES.size())));
            case 2 -> mutant.replace(from, until, PIECES.get(random.nextInt(PIECES.size())));
            case 3 -> mutant.insert(random.nextInt(mutant.length() + 1), mutant.substring(from, until));
            case 4 -> mutant.replace(from, until, mutant.substring(from, until).toUpperCase(Locale.ROOT));
            default -> mutant.insert(from, (char) random.nextInt(0x3000));
        }
    }
}
