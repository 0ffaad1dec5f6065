package io.tombolo.gossipservice;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.gossip.codec.MetaTags;
import io.tombolo.core.gossip.message.Address;
import io.tombolo.core.gossip.message.Alive;
import io.tombolo.core.gossip.message.Incarnation;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.ProtocolVersions;
import io.tombolo.core.gossip.message.Tags;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.NodeName;
import io.tombolo.core.wire.Bytes;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionTest {

    private static final Map<String, String> SERVER =
            Map.of("role", "consul", "dc", "dc1", "port", "8300", "vsn", "2", "build", "1.10.11:", "id", "a-b");

    private final LanAdmission lan = new LanAdmission(new Datacenter("dc1"), "c-d", new NodeName("self"));

    @Test
    void theWanPoolTakesServers() {
        assertThat(new WanAdmission().obstacleTo(claim("s1.dc2", SERVER))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "role,   node,   role",
        "port,   http,   port",
        "vsn,    two,    vsn",
        "build,  latest, build",
        "ft_fs,  yes,    ft_fs",
        "expect, many,   expect"
    })
    void theWanPoolRefusesWhatIsNoServer(String tag, String value, String named) {
        assertThat(new WanAdmission().obstacleTo(claim("s1.dc2", with(tag, value))))
                .hasValueSatisfying(why -> assertThat(why).contains("s1.dc2 is not a server", named));
    }

    @Test
    void theWanPoolRefusesAMetaThatIsNoTags() {
        var claim = new Alive(
                new Incarnation(1),
                new MemberName("x.dc2"),
                Address.NONE,
                Bytes.ofText("nonsense"),
                ProtocolVersions.CONSUL);

        assertThat(new WanAdmission().obstacleTo(claim)).isPresent();
    }

    @Test
    void theLanPoolTakesClientsAndServersOfItsDatacenter() {
        assertThat(lan.obstacleTo(claim("s1", SERVER))).isEmpty();
        assertThat(lan.obstacleTo(claim("c1", Map.of("role", "node", "dc", "dc1", "segment", "", "id", "x"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"dc, dc2, datacenter", "segment, alpha, segment", "ap, team, partition", "id, c-d, node ID"})
    void theLanPoolRefusesWhoDoesNotBelong(String tag, String value, String named) {
        assertThat(lan.obstacleTo(claim("s1", with(tag, value))))
                .hasValueSatisfying(why -> assertThat(why).contains(named));
    }

    @Test
    void theOwnNodeIdUnderTheOwnNameIsThisNodeAfterARestart() {
        assertThat(lan.obstacleTo(claim("SELF", with("id", "c-d")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"72h0m0s, PT72H", "8h, PT8H", "90s, PT90S", "1.5s, PT1.5S"})
    void durationsOfTagsAreRead(String text, String expected) {
        assertThat(GoText.parse(text)).hasValue(java.time.Duration.parse(expected));
    }

    @ParameterizedTest
    @CsvSource({"''", "soon", "-1h", "99999999999999999999999999h"})
    void otherTextIsNoDuration(String text) {
        assertThat(GoText.parse(text)).isEmpty();
    }

    private static Map<String, String> with(String tag, String value) {
        var tags = new HashMap<>(SERVER);
        tags.put(tag, value);
        return tags;
    }

    private static Alive claim(String name, Map<String, String> tags) {
        return new Alive(
                new Incarnation(1),
                new MemberName(name),
                Address.NONE,
                MetaTags.encode(Tags.of(tags)),
                ProtocolVersions.CONSUL);
    }
}
