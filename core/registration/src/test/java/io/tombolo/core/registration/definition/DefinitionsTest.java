package io.tombolo.core.registration.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.catalog.service.NodeService;
import io.tombolo.core.catalog.service.ServiceAddress;
import io.tombolo.core.catalog.service.Weights;
import io.tombolo.core.wire.json.Json;
import io.tombolo.core.wire.msgpack.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

class DefinitionsTest {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /// Bodies that a real agent refused, and its words. Source: vectors `agent-service-register-*`.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"ID": "x"}                              | Missing service name
            null                                     | Missing service name
            {"Name": "x", "Address": "0.0.0.0"}      | Invalid service address
            {"Name": "x", "Bogus": 1}                | Request decode failed: json: unknown field "Bogus"
            {"Name": "x", "Namespace": "foo"}        | Request decode failed: json: unknown field "Namespace"
            {"Name": 5}                              | Request decode failed: json: cannot unmarshal number into Go struct field .Name of type string
            {"Name": "x", "Tags": "a"}               | Request decode failed: json: cannot unmarshal string into Go struct field .Tags of type []string
            {"Name": "x", "Meta": {"a": 1}}          | Request decode failed: json: cannot unmarshal number into Go struct field .Meta of type string
            {"Name": "x", "Port": "80"}              | Request decode failed: json: cannot unmarshal string into Go struct field .Port of type int
            {"Name": "fl", "Port": 8080.0}           | Request decode failed: json: cannot unmarshal number 8080.0 into Go struct field .Port of type int
            {"Name": "x", "Check": {"TTL": "10 parsecs"}} | Request decode failed: time: unknown unit " parsecs" in duration "10 parsecs"
            {"Name": "x", "Check": {"HTTP": "http://x"}}  | Invalid check: Interval must be > 0 for Script, HTTP, H2PING, or TCP checks
            {"Name": "x", "Check": {"Name": "x"}}    | Invalid check: TTL must be > 0 for TTL checks
            {"Name": "x", "Checks": [{}]}            | Invalid check: TTL must be > 0 for TTL checks
            {"Name": "x", "Check": {"TTL": "10s", "Status": "foo"}} | Status for checks must 'passing', 'warning', 'critical'
            {"Name": "x", "Weights": {"Passing": 0, "Warning": 0}}  | Invalid Weights: Passing must be greater than 0
            {"Name": "x", "Meta": {"a b": "c"}}      | Invalid Service Meta: Couldn't load metadata pair ('a b', 'c'): Key contains invalid characters
            {"Name": "notgw", "Meta": {"consul-wan-federation": "1"}} | Invalid Service Meta: Couldn't load metadata pair ('consul-wan-federation', '1'): Key prefix 'consul-' is reserved for internal use
            """, quoteCharacter = '`')
    void refusesAServiceInTheOriginalsWords(String body, String text) {
        assertThat(Definitions.service(written(body))).isEqualTo(new Definition.Refused<>(text));
    }

    @Test
    void listsWhatAKindLacks() {
        assertThat(Definitions.service(written("{\"Kind\": \"mesh-gateway\", \"Name\": \"mg2\"}")))
                .isEqualTo(new Definition.Refused<>(
                        "1 error occurred:\n\t* Port must be non-zero for a mesh-gateway\n\n"));
        assertThat(Definitions.service(written("{\"Kind\": \"connect-proxy\", \"Name\": \"p\", \"Port\": 1}")))
                .isEqualTo(new Definition.Refused<>("1 error occurred:\n\t* Proxy.DestinationServiceName must be"
                        + " non-empty for Connect proxy services\n\n"));
    }

    /// Source: vectors `agent-check-register-*`.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"ID": "mem", "TTL": "15s"}                          | Missing check name
            {"Name": "mem", "TTL": "15s", "Status": "bad"}       | Bad check status
            {"Name": "mem2"}                                     | Invalid check: TTL must be > 0 for TTL checks
            {"Name": "m", "TTL": "15s", "Interval": "10s", "HTTP": "http://x"} | Invalid check: Interval and TTL cannot both be specified
            {"Name": "scr", "TTL": "10s", "Script": "foo"}       | Request decode failed: json: unknown field "Script"
            """, quoteCharacter = '`')
    void refusesACheckInTheOriginalsWords(String body, String text) {
        assertThat(Definitions.check(written(body))).isEqualTo(new Definition.Refused<>(text));
    }

    /// Source: vector `agent-service-register-meshgw`.
    @Test
    void readsAMeshGateway() {
        ServiceRegistration gateway = service("""
                {"Kind": "mesh-gateway", "Name": "mesh-gateway", "ID": "mesh-gateway", "Port": 8443,
                 "Address": "10.1.1.1", "Meta": {"consul-wan-federation": "1"},
                 "TaggedAddresses": {"wan": {"Address": "203.0.113.5", "Port": 443}},
                 "Proxy": {"Config": {"envoy_mesh_gateway_no_default_bind": true}},
                 "Check": {"Name": "Mesh Gateway Listening", "TCP": "10.1.1.1:8443", "Interval": "10s",
                           "DeregisterCriticalServiceAfter": "6h"}}""");

        NodeService service = gateway.service();
        assertThat(service.kind()).isEqualTo("mesh-gateway");
        assertThat(service.taggedAddresses()).containsEntry("wan", new ServiceAddress("203.0.113.5", 443));
        assertThat(service.meta()).containsEntry("consul-wan-federation", "1");
        assertThat(service.proxy().config()).isEqualTo(Map.of("envoy_mesh_gateway_no_default_bind", Value.of(true)));
        assertThat(gateway.checks()).hasSize(1);
        assertThat(gateway.checks().getFirst().probe()).isEqualTo(new Probe.Tcp("10.1.1.1:8443", Optional.empty()));
        assertThat(gateway.checks().getFirst().deregisterCriticalServiceAfter()).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void readsNamesInAnyCaseAndInSnakeCase() {
        NodeService mixed = service("{\"Id\": \"mc1\", \"nAmE\": \"mc\", \"PORT\": 1, \"tags\": [\"a\"]}")
                .service();
        ServiceRegistration snake = service("""
                {"id": "db-1", "name": "db", "enable_tag_override": true,
                 "tagged_addresses": {"wan": {"address": "1.2.3.4", "port": 1}},
                 "check": {"tcp": "127.0.0.1:1", "interval": "10s", "deregister_critical_service_after": "30m",
                           "success_before_passing": 2, "failures_before_critical": 3, "output_max_size": 10}}""");

        assertThat(mixed.id()).isEqualTo("mc1");
        assertThat(mixed.service()).isEqualTo("mc");
        assertThat(mixed.tags()).containsExactly("a");
        assertThat(snake.service().enableTagOverride()).isTrue();
        assertThat(snake.service().taggedAddresses()).containsEntry("wan", new ServiceAddress("1.2.3.4", 1));
        CheckRegistration check = snake.checks().getFirst();
        assertThat(check.deregisterCriticalServiceAfter()).isEqualTo(Duration.ofMinutes(30));
        assertThat(check.successBeforePassing()).isEqualTo(2);
        assertThat(check.failuresBeforeCritical()).isEqualTo(3);
        assertThat(check.outputMaxSize()).isEqualTo(10);
    }

    /// Source: vector `agent-service-register-spring-nulls`.
    @Test
    void takesExplicitNullsForNothing() {
        ServiceRegistration service = service("""
                {"Address": "127.0.0.1", "Check": {"Args": null, "GRPCUseTLS": null, "HTTP": null, "Header": null,
                 "TTL": "3s", "Timeout": null}, "Checks": null, "EnableTagOverride": null, "Name": "demo",
                 "Meta": {"secure": "false"}}""");

        assertThat(service.checks()).hasSize(1);
        assertThat(service.checks().getFirst().probe()).isEqualTo(new Probe.Ttl(Duration.ofSeconds(3)));
        assertThat(service.service().weights()).contains(Weights.DEFAULT);
    }

    @Test
    void takesABareNumberForNanoseconds() {
        ServiceRegistration service = service("{\"Name\": \"numttl\", \"Check\": {\"TTL\": 30000000000}}");

        assertThat(service.checks().getFirst().ttl()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void tellsProbesApart() {
        assertThat(probe("\"HTTP\": \"https://x\", \"Method\": \"PUT\", \"Header\": {\"A\": [\"b\"]}, \"Body\": \"{}\","
                        + " \"DisableRedirects\": true, \"TLSSkipVerify\": true, \"TLSServerName\": \"n\""))
                .isEqualTo(new Probe.Http(
                        "https://x", "PUT", Map.of("A", List.of("b")), "{}", false, new Probe.TlsChoice("n", true)));
        assertThat(probe("\"GRPC\": \"h:1/svc\"")).isEqualTo(new Probe.Grpc("h:1/svc", Optional.empty()));
        assertThat(probe("\"GRPC\": \"h:1\", \"GRPCUseTLS\": true"))
                .isEqualTo(new Probe.Grpc("h:1", Optional.of(new Probe.TlsChoice("", false))));
        assertThat(probe("\"H2PING\": \"h:1\""))
                .isEqualTo(new Probe.H2Ping("h:1", Optional.of(new Probe.TlsChoice("", false))));
        assertThat(probe("\"H2PING\": \"h:1\", \"H2PingUseTLS\": false"))
                .isEqualTo(new Probe.H2Ping("h:1", Optional.empty()));
        assertThat(probe("\"UDP\": \"h:1\"")).isEqualTo(new Probe.Udp("h:1"));
        assertThat(probe("\"Args\": [\"a\", \"b\"]")).isEqualTo(new Probe.Script(List.of("a", "b")));
        assertThat(probe("\"DockerContainerID\": \"d\", \"Args\": [\"a\"]")).isEqualTo(new Probe.Unsupported("docker"));
    }

    @Test
    void neverThrowsForWhateverStandsInABody() {
        var random = new Random(7);
        for (int i = 0; i < 3_000; i++) {
            Json body = anything(random, 0);

            assertThat(Definitions.service(body)).isNotNull();
            assertThat(Definitions.check(body)).isNotNull();
            assertThat(Definitions.serviceBlock(body)).isNotNull();
        }
    }

    private static final List<String> NAMES = List.of(
            "Name",
            "ID",
            "Tags",
            "Meta",
            "Port",
            "Check",
            "Checks",
            "TTL",
            "Interval",
            "HTTP",
            "Header",
            "Weights",
            "Proxy",
            "Config",
            "Upstreams",
            "Connect",
            "SidecarService",
            "TaggedAddresses",
            "Expose",
            "Paths",
            "X");

    private static Json anything(Random random, int depth) {
        return switch (random.nextInt(depth > 4 ? 4 : 7)) {
            case 0 -> new Json.Text(List.of("", "10s", "x", "-1h", "passing").get(random.nextInt(5)));
            case 1 ->
                new Json.Numeral(List.of("1", "-5", "1e999999999", "8080.0", "99999999999999999999")
                        .get(random.nextInt(5)));
            case 2 -> new Json.Truth(random.nextBoolean());
            case 3 -> new Json.Null();
            case 4 -> {
                var items = new ArrayList<Json>();
                for (int i = random.nextInt(3); i > 0; i--) {
                    items.add(anything(random, depth + 1));
                }
                yield new Json.Array(items);
            }
            default -> {
                var fields = new ArrayList<Json.Member>();
                for (int i = random.nextInt(8); i > 0; i--) {
                    fields.add(new Json.Member(NAMES.get(random.nextInt(NAMES.size())), anything(random, depth + 1)));
                }
                yield new Json.Table(fields);
            }
        };
    }

    private static Probe probe(String fields) {
        return switch (Definitions.check(written("{\"Name\": \"c\", \"Interval\": \"10s\", " + fields + "}"))) {
            case Definition.Read<CheckRegistration>(var check) -> check.probe();
            case Definition.Refused<CheckRegistration>(var text) -> throw new AssertionError(text);
        };
    }

    private static ServiceRegistration service(String body) {
        return switch (Definitions.service(written(body))) {
            case Definition.Read<ServiceRegistration>(var service) -> service;
            case Definition.Refused<ServiceRegistration>(var text) -> throw new AssertionError(text);
        };
    }

    private static Json written(String json) {
        return written(JSON.readTree(json));
    }

    private static Json written(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> new Json.Text(node.asString());
            case NUMBER -> new Json.Numeral(node.toString());
            case BOOLEAN -> new Json.Truth(node.asBoolean());
            case ARRAY ->
                new Json.Array(node.valueStream().map(DefinitionsTest::written).toList());
            case OBJECT ->
                new Json.Table(node.propertyStream()
                        .map(field -> new Json.Member(field.getKey(), written(field.getValue())))
                        .toList());
            case NULL, MISSING, BINARY, POJO -> new Json.Null();
        };
    }
}
