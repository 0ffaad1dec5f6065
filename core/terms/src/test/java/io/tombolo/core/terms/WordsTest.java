package io.tombolo.core.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tombolo.core.terms.ServerName.AnyServer;
import io.tombolo.core.terms.ServerName.OneServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    private static final Datacenter DC2 = new Datacenter("dc2");

    @Test
    void aDatacenterIsKeptInLowerCase() {
        var datacenter = new Datacenter("DC_East-1");

        assertThat(datacenter.name()).isEqualTo("dc_east-1");
        assertThat(datacenter).isEqualTo(new Datacenter("dc_east-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dc.1", "dc 1", "dç", "dc/1"})
    void aDatacenterRefusesOtherCharactersInTheWordsOfConsul(String name) {
        assertThatThrownBy(() -> new Datacenter(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("datacenter can only contain lowercase alphanumeric, - or _ characters. received: \"%s\""
                        .formatted(name));
    }

    @Test
    void aDatacenterIsNeitherEmptyNorLongerThanALabel() {
        assertThatThrownBy(() -> new Datacenter("")).hasMessage("datacenter cannot be empty");
        assertThatThrownBy(() -> new Datacenter("d".repeat(64)))
                .hasMessageContaining("64 characters; at most 63 are allowed");
    }

    @Test
    void aNodeNameKeepsItsCase() {
        assertThat(new NodeName("S1").name()).isEqualTo("S1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\tb", "a\u0000"})
    void aNodeNameHasNoBlanksOrControlCharacters(String name) {
        assertThatThrownBy(() -> new NodeName(name)).hasMessageContaining("must not contain blanks or control");
    }

    @ParameterizedTest
    @CsvSource({"a/b, '/'", "a.b, '.'", "ä, DNS label"})
    void aNodeNameSaysWhyItCannotBeReachedThroughGateways(String name, String obstacle) {
        assertThat(new NodeName(name).obstacleToGatewayFederation())
                .hasValueSatisfying(text -> assertThat(text).contains(obstacle));
    }

    @Test
    void anOrdinaryNodeNameHasNoObstacle() {
        assertThat(new NodeName("server_1-a").obstacleToGatewayFederation()).isEmpty();
    }

    @Test
    void aWanNameSplitsAtTheLastDot() {
        var name = WanName.parse("rack1.s1.dc2");

        assertThat(name.node()).isEqualTo(new NodeName("rack1.s1"));
        assertThat(name.datacenter()).isEqualTo(DC2);
        assertThat(name).hasToString("rack1.s1.dc2");
    }

    @Test
    void aWanNameNeedsADatacenter() {
        assertThatThrownBy(() -> WanName.parse("s1")).hasMessageContaining("<node>.<datacenter>");
    }

    @Test
    void aDomainDropsItsTrailingDot() {
        assertThat(new Domain("Consul.")).isEqualTo(new Domain("consul"));
        assertThatThrownBy(() -> new Domain("a..b")).hasMessageContaining("DNS labels");
    }

    @Test
    void aServerNameIsWhatGatewaysRouteBy() {
        assertThat(new AnyServer(DC2, Domain.DEFAULT).text()).isEqualTo("server.dc2.consul");
        assertThat(new AnyServer(DC2, Domain.DEFAULT).wildcard()).isEqualTo("*.server.dc2.consul");
        assertThat(new OneServer(new NodeName("S1"), DC2, Domain.DEFAULT).text())
                .isEqualTo("s1.server.dc2.consul");
    }

    @Test
    void aServerNameRefusesADottedNode() {
        assertThatThrownBy(() -> new OneServer(new NodeName("s1.rack"), DC2, Domain.DEFAULT))
                .hasMessageContaining("no server name for node \"s1.rack\"")
                .hasMessageContaining("single DNS label");
    }

    @ParameterizedTest
    @ValueSource(strings = {"server.dc2.consul", "SERVER.dc2.Consul", "s1.server.dc2.consul"})
    void aServerNameIsReadBack(String text) {
        assertThat(ServerName.parse(text, Domain.DEFAULT))
                .hasValueSatisfying(name -> assertThat(name.text()).isEqualToIgnoringCase(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "consul",
                ".consul",
                "server.dc2",
                "web.default.dc2.internal.1234.consul",
                "a.b.server.dc2.consul",
                "server..consul",
                "server.d!2.consul",
                "client.dc2.consul"
            })
    void anotherNameIsNoServerName(String text) {
        assertThat(ServerName.parse(text, Domain.DEFAULT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1:8443,       10.0.0.1,    8443",
        "gw.example.com:443,  gw.example.com, 443",
        "gw.example.com,      gw.example.com, 8302",
        "[2001:db8::1]:8443,  2001:db8::1, 8443",
        "[::1],               ::1,         8302",
        "2001:db8::1,         2001:db8::1, 8302"
    })
    void anEndpointIsReadInEverySpelling(String text, String host, int port) {
        assertThat(Endpoint.parse(text, 8302)).isEqualTo(new Endpoint(host, port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":8443", "host:", "host:0", "host:65536", "host:http", "[::1", "[::1]x", "ho st:1"})
    void anEndpointThatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> Endpoint.parse(text, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEndpointWithoutPortIsRefusedWhereThereIsNoDefault() {
        assertThatThrownBy(() -> Endpoint.parse("gw", 0))
                .hasMessage("address must be host:port or [ipv6]:port. received: \"gw\"");
    }

    @Test
    void everyReasonNamesItsDatacenterAndAMend() {
        var gateway = new Endpoint("10.0.0.1", 8443);
        var name = new OneServer(new NodeName("s1"), DC2, Domain.DEFAULT);
        var reasons = java.util.List.of(
                new TypedReason.UnknownDatacenter(DC2),
                new TypedReason.NoGatewayKnown(DC2),
                new TypedReason.GatewayUnreachable(DC2, gateway),
                new TypedReason.ServerNameNotRouted(DC2, gateway, name),
                new TypedReason.CertificateNameWrong(DC2, name, "server.dc2.consul"),
                new TypedReason.HandshakeFailed(DC2, gateway, "nothing came"),
                new TypedReason.NoLiveServer(DC2),
                new TypedReason.NoLeader(DC2));

        assertThat(reasons).allSatisfy(reason -> {
            assertThat(reason.explanation()).contains("dc2");
            assertThat(reason.mend()).isNotBlank();
            assertThat(reason.code()).matches("[a-z-]+");
        });
        assertThat(reasons).extracting(TypedReason::code).doesNotHaveDuplicates();
    }
}
