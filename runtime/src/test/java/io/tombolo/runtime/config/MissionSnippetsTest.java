package io.tombolo.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.runtime.config.load.ConfigurationLoader;
import io.tombolo.runtime.config.load.LoadRequest;
import io.tombolo.runtime.config.load.Loaded;
import io.tombolo.runtime.config.tree.Violation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The two snippets of the mission document, as they stand there and as people write them.
class MissionSnippetsTest {

    private static final String PRIMARY = """
            server = true
            data_dir = "/data"
            ca_file = "/tls/ca.pem"
            cert_file = "/tls/server.pem"
            key_file = "/tls/server-key.pem"
            verify_incoming = true
            verify_server_hostname = true
            """;
    private static final String SECONDARY = """
            server = true
            data_dir = "/data"
            datacenter = "dc2"
            primary_datacenter = "dc1"
            tls {
              defaults {
                ca_file = "/tls/ca.pem"
                cert_file = "/tls/secondary.pem"
                key_file = "/tls/secondary-key.pem"
                verify_incoming = true
              }
              internal_rpc { verify_server_hostname = true }
            }
            """;

    static Stream<String> primarySnippets() {
        return Stream.of(
                "connect { enabled = true enable_mesh_gateway_wan_federation = true }",
                "connect { enabled = true, enable_mesh_gateway_wan_federation = true }",
                "connect{enabled=true enable_mesh_gateway_wan_federation=true}",
                "connect {\n  enabled = true\n  enable_mesh_gateway_wan_federation = true\n}\n",
                "connect = { enabled = true, enable_mesh_gateway_wan_federation = true }",
                "\"connect\" { \"enabled\" = true # yes\n \"enable_mesh_gateway_wan_federation\" = true }",
                "{\"connect\": {\"enabled\": true, \"enable_mesh_gateway_wan_federation\": true}}");
    }

    static Stream<String> secondarySnippets() {
        return Stream.of(
                "primary_gateways = [ \"10.1.0.1:8443\", \"gw.dc1.example.com:8443\" ]"
                        + " connect { enabled = true enable_mesh_gateway_wan_federation = true }",
                "primary_gateways = [ \"10.1.0.1:8443\", \"gw.dc1.example.com:8443\", ]\nconnect {\n  enabled = true\n"
                        + "  enable_mesh_gateway_wan_federation = true\n}",
                "{\"primary_gateways\": [\"10.1.0.1:8443\", \"gw.dc1.example.com:8443\"],"
                        + " \"connect\": {\"enabled\": true, \"enable_mesh_gateway_wan_federation\": true}}");
    }

    @ParameterizedTest
    @MethodSource("primarySnippets")
    void thePrimarysSnippetLoads(String snippet) {
        var host = TlsFiles.on(new FakeHost()).with("/c/a.hcl", PRIMARY).with("/c/b.hcl", snippet);

        var configuration = valid(LoadRequest.on(host).withFiles(List.of(Path.of("/c"))));

        assertThat(configuration.gatewayFederation()).isTrue();
        assertThat(configuration.connectEnabled()).isTrue();
        assertThat(configuration.isPrimary()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("secondarySnippets")
    void aSecondarysSnippetLoads(String snippet) {
        var host = TlsFiles.on(new FakeHost()).with("/c/a.hcl", SECONDARY).with("/c/b.hcl", snippet);

        var configuration = valid(LoadRequest.on(host).withFiles(List.of(Path.of("/c"))));

        assertThat(configuration.joining().primaryGateways())
                .containsExactly("10.1.0.1:8443", "gw.dc1.example.com:8443");
        assertThat(configuration.gatewayFederation()).isTrue();
        assertThat(configuration.isPrimary()).isFalse();
        assertThat(configuration.primaryDatacenter().name()).isEqualTo("dc1");
    }

    @Test
    void theSnippetsLoadAsProperties() {
        var host = TlsFiles.on(new FakeHost()).with("/c/a.hcl", SECONDARY);
        var profile = Map.of(
                "primary-gateways[0]", "10.1.0.1:8443",
                "connect.enabled", "true",
                "connect.enable-mesh-gateway-wan-federation", true);

        var configuration =
                valid(LoadRequest.on(host).withFiles(List.of(Path.of("/c"))).withProperties(profile));

        assertThat(configuration.joining().primaryGateways()).containsExactly("10.1.0.1:8443");
        assertThat(configuration.gatewayFederation()).isTrue();
    }

    private static Configuration valid(LoadRequest request) {
        var loaded = ConfigurationLoader.load(request);
        assertThat(
                        loaded instanceof Loaded.Invalid invalid
                                ? invalid.violations().stream()
                                        .map(Violation::text)
                                        .toList()
                                : List.of())
                .isEmpty();
        assertThat(loaded.warnings()).allMatch(warning -> warning.text().contains("deprecated"));
        return loaded instanceof Loaded.Valid validOne ? validOne.configuration() : unreachable();
    }

    private static Configuration unreachable() {
        throw new AssertionError("loaded neither valid nor invalid");
    }
}
