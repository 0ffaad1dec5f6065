package io.tombolo.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.runtime.config.host.LocalHost;
import io.tombolo.runtime.config.load.LoadRequest;
import io.tombolo.runtime.config.tree.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {

    private static final String BASE = "data_dir = \"/data\"\n";

    @Test
    void laterSourcesWin() {
        var host = new FakeHost()
                .with("/a.hcl", BASE + "datacenter = \"file1\" log_level = \"warn\" ports { http = 1 dns = 2 }")
                .with("/b.json", "{\"log_level\": \"trace\", \"ports\": {\"http\": 11}}");
        var request = LoadRequest.on(host)
                .withProperties(Map.of("datacenter", "property", "domain", "property", "ports.serf-lan", 9))
                .withFiles(List.of(Path.of("/a.hcl"), Path.of("/b.json")))
                .withEnvironment(Map.of("TOMBOLO_PORTS_HTTP", "12", "TOMBOLO_PORTS_DNS", "22", "PATH", "/bin"))
                .withFlags(Map.of("dns-port", List.of("23")));

        var configuration = Loading.valid(request);

        assertThat(configuration.domain().name()).isEqualTo("property");
        assertThat(configuration.network().ports().serfLan().number()).isEqualTo(9);
        assertThat(configuration.datacenter().name()).isEqualTo("file1");
        assertThat(configuration.logging().logLevel()).isEqualTo(LogLevel.TRACE);
        assertThat(configuration.network().ports().http().number()).isEqualTo(12);
        assertThat(configuration.network().ports().dns().number()).isEqualTo(23);
    }

    @Test
    void listsAreJoinedAndThoseOfFlagsStandFirst() {
        var host = new FakeHost().with("/a.hcl", BASE + "retry_join = [\"A\"]").with("/b.hcl", "retry_join = [\"B\"]");
        var request = LoadRequest.on(host)
                .withFiles(List.of(Path.of("/a.hcl"), Path.of("/b.hcl")))
                .withEnvironment(Map.of("TOMBOLO_RETRY_JOIN", "E1, E2"))
                .withProperties(Map.of("retry-join", List.of("P")))
                .withFlags(Map.of("retry-join", List.of("C", "D")));

        var configuration = Loading.valid(request);

        assertThat(configuration.joining().retryJoin()).containsExactly("C", "D", "P", "A", "B", "E1", "E2");
    }

    @Test
    void mapsAreMergedByName() {
        var host = new FakeHost()
                .with("/a.hcl", BASE + "node_meta { a = \"1\" b = \"1\" }")
                .with("/b.hcl", "node_meta { b = \"2\" }");
        var request = LoadRequest.on(host)
                .withFiles(List.of(Path.of("/a.hcl"), Path.of("/b.hcl")))
                .withProperties(Map.of("node-meta.p", "0"))
                .withFlags(Map.of("node-meta", List.of("c:3", "d:x:y")));

        var configuration = Loading.valid(request);

        assertThat(configuration.identity().nodeMeta())
                .containsOnly(
                        Map.entry("p", "0"),
                        Map.entry("a", "1"),
                        Map.entry("b", "2"),
                        Map.entry("c", "3"),
                        Map.entry("d", "x:y"));
    }

    @Test
    void foldersAreReadInLexicalOrderAndOtherNamesSkipped() {
        var host = new FakeHost()
                .with("/c/20.hcl", "datacenter = \"twenty\"")
                .with("/c/10.hcl", BASE + "datacenter = \"ten\"")
                .with("/c/readme.txt", "{{{{")
                .with("/c/deeper/30.hcl", "datacenter = \"thirty\"");

        var configuration = Loading.valid(LoadRequest.on(host).withFiles(List.of(Path.of("/c"))));

        assertThat(configuration.datacenter().name()).isEqualTo("twenty");
    }

    @Test
    void aFileOfAnotherNameIsSkippedUnlessTheFormatIsGiven() {
        var host = new FakeHost().with("/a.hcl", BASE).with("/settings", "datacenter = \"named\"");
        var request = LoadRequest.on(host).withFiles(List.of(Path.of("/a.hcl"), Path.of("/settings")));

        assertThat(Loading.valid(request).datacenter().name()).isEqualTo("dc1");
        assertThat(Loading.warnings(request))
                .containsExactly(
                        "/settings: skipping file /settings, extension must be .hcl or .json, or config format must be set");
        assertThat(Loading.valid(request.withFormat(Optional.of("hcl")))
                        .datacenter()
                        .name())
                .isEqualTo("named");
        assertThat(Loading.violations(request.withFormat(Optional.of("yaml"))))
                .containsExactly(
                        "flag -config-format: -config-format must be either 'hcl' or 'json'. received: \"yaml\"");
    }

    @Test
    void flagsVariablesAndPropertiesAreRefusedUnderTheirOwnNames() {
        var request = Loading.request(BASE)
                .withFlags(
                        Map.of("http-port", List.of("http"), "retry-interval", List.of("30"), "sever", List.of("true")))
                .withEnvironment(Map.of("TOMBOLO_SERVER", "maybe", "TOMBOLO_DATACENTRE", "dc2"))
                .withProperties(Map.of("primary-gateway", "10.1.0.1:8443"));

        assertThat(Loading.violations(request))
                .containsExactlyInAnyOrder(
                        "property tombolo.primary-gateway: invalid config key primary-gateway; did you mean primary-gateways?",
                        "variable TOMBOLO_SERVER: 'server' expected type 'bool', got unconvertible type 'string', value:"
                                + " 'maybe'; write true or false",
                        "flag -sever: flag provided but not defined: -sever",
                        "flag -http-port: 'ports.http' expected type 'int', got unconvertible type 'string', value:"
                                + " 'http'; write a port from 1 to 65535, or -1 for none",
                        "flag -retry-interval: retry_interval: invalid duration: \"30\": time: missing unit in duration"
                                + " \"30\"; write it with a unit, such as 30s or 1h30m");
        assertThat(Loading.warnings(request))
                .contains(
                        "variable TOMBOLO_DATACENTRE: names no setting and is ignored; did you mean TOMBOLO_DATACENTER?");
    }

    @Test
    void propertiesAreReadInAllOfSpringsSpellings() {
        var request = Loading.request(BASE)
                .withProperties(Map.of(
                        "connect.enableMeshGatewayWanFederation", "false",
                        "primary_datacenter", "dc0",
                        "retry-join[1]", "b",
                        "retryJoin[0]", "a",
                        "acl.tokens.initial-management", "root",
                        "connect.ca-config.leaf-cert-ttl", "1h"));

        var configuration = Loading.valid(request);

        assertThat(configuration.primaryDatacenter().name()).isEqualTo("dc0");
        assertThat(configuration.joining().retryJoin()).containsExactly("a", "b");
        assertThat(configuration.acl().tokens().initialManagement()).contains("root");
        assertThat(configuration.mesh().connect().caConfig().plain()).containsEntry("leaf_cert_ttl", "1h");
    }

    @Test
    void severalPrivateAddressesAreRefusedUnlessOneIsNamed() {
        var host = new FakeHost()
                .withAddresses("10.0.0.5", "192.168.1.9", "8.8.8.8")
                .with("a.hcl", BASE);
        var request = LoadRequest.on(host).withFiles(List.of(Path.of("a.hcl")));

        assertThat(Loading.violations(request))
                .containsExactly("Multiple private IPv4 addresses found. Please configure one with 'bind' and/or"
                        + " 'advertise'. (10.0.0.5, 192.168.1.9)");
        assertThat(Loading.valid(request.withFlags(Map.of("bind", List.of("192.168.1.9"))))
                        .advertiseAddress())
                .isEqualTo("192.168.1.9");
        assertThat(Loading.valid(request.withFlags(Map.of("advertise", List.of("{{ GetPublicIP }}"))))
                        .advertiseAddress())
                .isEqualTo("8.8.8.8");
    }

    @Test
    void templatesBecomeTheMachinesAddresses() {
        var configuration = Loading.hcl(BASE + """
                bind_addr = "{{ GetInterfaceIP \\"eth0\\" }}"
                client_addr = "127.0.0.1 {{ GetPrivateIPs }}"
                retry_join = [ "{{ GetPrivateIP }}:8301", "10.0.0.1" ]
                """);

        assertThat(configuration.network().bindAddr()).isEqualTo("10.0.0.5");
        assertThat(configuration.network().clientAddr()).isEqualTo("127.0.0.1 10.0.0.5");
        assertThat(configuration.joining().retryJoin()).containsExactly("10.0.0.5:8301", "10.0.0.1");
    }

    @Test
    void bytesThatAreNoTextAreRefusedWithTheirPlace() {
        var host = new FakeHost()
                .with("latin.hcl", new byte[] {'a', '\n', 'b', (byte) 0xE9, '\n'})
                .with("binary.json", new byte[] {'{', 0, '}'})
                .with("huge.hcl", new byte[Limits.FILE_BYTES + 1])
                .with("empty.json", "")
                .with("empty.hcl", "");
        var request = LoadRequest.on(host)
                .withFiles(List.of(
                        Path.of("latin.hcl"),
                        Path.of("binary.json"),
                        Path.of("huge.hcl"),
                        Path.of("empty.json"),
                        Path.of("empty.hcl"),
                        Path.of("missing.hcl")));

        assertThat(Loading.violations(request))
                .containsExactly(
                        "latin.hcl:2:2: not UTF-8: byte 0xE9 at offset 3; save the file as UTF-8",
                        "binary.json:1:2: NUL character; this is no text file",
                        "huge.hcl: file is larger than 8 MiB; split it",
                        "empty.json:1:1: the file is empty; JSON needs at least {}",
                        "missing.hcl: open missing.hcl: no such file or directory");
    }

    @Test
    void circlesOfLinksAndFoldersNamedLikeFilesAreNoTrouble(@TempDir Path folder) throws IOException {
        Files.createSymbolicLink(folder.resolve("loop1.hcl"), folder.resolve("loop2.hcl"));
        Files.createSymbolicLink(folder.resolve("loop2.hcl"), folder.resolve("loop1.hcl"));
        Files.createDirectory(folder.resolve("folder.hcl"));
        Files.createSymbolicLink(folder.resolve("self"), folder);
        Files.writeString(folder.resolve("a.hcl"), BASE);
        var host = new LocalHost(InstantSource.fixed(FakeHost.NOON));
        var request = LoadRequest.on(host)
                .withFiles(List.of(folder))
                .withFlags(Map.of("bind", List.of("127.0.0.1"), "node", List.of("s1")));

        assertThat(Loading.violations(request))
                .hasSize(2)
                .allMatch(text -> text.contains("too many levels of symbolic links"));
    }

    @Test
    void anEmptyNodeNameIsTheHostName() {
        assertThat(Loading.hcl(BASE + "node_name = \"\"").nodeName().name()).isEqualTo("s1");
    }

    @Test
    void warningsArePartOfTheAnswer() {
        var request = Loading.request(BASE + "server = true bootstrap_expect = 2 node_name = \"a_b\"");

        assertThat(Loading.warnings(request))
                .hasSize(3)
                .anyMatch(text -> text.contains(
                        "bootstrap_expect = 2: A cluster with 2 servers will provide no failure tolerance"))
                .anyMatch(text -> text.contains("bootstrap_expect > 0: expecting 2 servers"))
                .anyMatch(text -> text.contains("will not be discoverable via DNS"));
    }

    @Test
    void whatOnlyFailsLaterIsAWarningWithoutGatewayFederation() {
        var request = Loading.request(BASE + """
                server = true
                datacenter = "dc2"
                primary_datacenter = "dc1"
                primary_gateways = ["no-port"]
                ca_file = "/tls/ca.pem" cert_file = "/tls/nodeless.pem" key_file = "/tls/nodeless-key.pem"
                verify_server_hostname = true
                """);

        Loading.valid(request);

        assertThat(Loading.warnings(request))
                .anyMatch(text -> text.contains("entry \"no-port\""))
                .anyMatch(text -> text.contains("expected DNS name s1.server.dc2.consul"));
    }

    @Test
    void whatIsQuotedFromAFileStaysOnOneLineWithoutControlCharacters() {
        var request = Loading.request(BASE + "log_level = \"\\x1b[31m\\n" + "x".repeat(5_000) + "\"");

        assertThat(Loading.violations(request))
                .singleElement()
                .asString()
                .contains("Invalid log level: \\u001b[31m\\u000a")
                .hasSizeLessThan(2_100);
    }

    @Test
    void aFileFullOfNonsenseIsRefusedInShort() {
        StringBuilder nonsense = new StringBuilder(BASE);
        for (int i = 0; i < 100_000; i++) {
            nonsense.append("datacentre").append(i).append(" { }\n");
        }

        assertThat(Loading.violations(Loading.request(nonsense.toString())))
                .hasSize(51)
                .last()
                .asString()
                .contains("and 99950 more violations from here on");
    }

    @Test
    void aBlockThatIsRepeatedWithoutEndIsReadInOneGo() {
        var configuration = Loading.hcl(BASE + "service { id = \"x\" }\n".repeat(100_000));

        assertThat(configuration.checks().services()).hasSize(100_000);
    }
}
