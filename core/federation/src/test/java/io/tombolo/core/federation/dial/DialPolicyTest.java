package io.tombolo.core.federation.dial;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.federation.dial.Path.Why;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Domain;
import io.tombolo.core.terms.NodeName;
import io.tombolo.core.terms.ServerName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialPolicyTest {

    private static final Datacenter DC1 = new Datacenter("dc1");

    /// Columns: from, to, then whether gateways are on, an own one known, one of the primary known, own ones
    /// trusted.
    @ParameterizedTest
    @CsvSource({
        "dc2, dc2, true,  true,  true,  true,  direct,  SAME_DATACENTER",
        "dc1, dc1, true,  false, false, true,  direct,  SAME_DATACENTER",
        "dc2, dc1, false, true,  true,  true,  direct,  TRADITIONAL_FEDERATION",
        "dc1, dc2, true,  true,  false, true,  own,     ONLY_WAY",
        "dc1, dc2, true,  false, true,  true,  none,    ",
        "dc2, dc3, true,  true,  true,  true,  own,     ONLY_WAY",
        "dc2, dc3, true,  true,  true,  false, own,     ONLY_WAY",
        "dc2, dc3, true,  false, true,  true,  none,    ",
        "dc2, dc1, true,  true,  true,  true,  own,     OWN_GATEWAYS_TRUSTED",
        "dc2, dc1, true,  true,  false, true,  own,     OWN_GATEWAYS_TRUSTED",
        "dc2, dc1, true,  true,  true,  false, primary, OWN_GATEWAYS_FAILING",
        "dc2, dc1, true,  false, true,  true,  primary, NO_OWN_GATEWAY",
        "dc2, dc1, true,  false, true,  false, primary, NO_OWN_GATEWAY",
        "dc2, dc1, true,  true,  false, false, own,     LAST_RESORT",
        "dc2, dc1, true,  false, false, true,  none,    "
    })
    void theWayFollowsTheTable(
            String from, String to, boolean on, boolean own, boolean ofPrimary, boolean trusted, String way, Why why) {
        var topology = new Topology(DC1, Domain.DEFAULT, on, own, ofPrimary, trusted);
        var target = new Datacenter(to);
        var serverName = new ServerName.OneServer(new NodeName("s1"), target, Domain.DEFAULT);

        Path path =
                DialPolicy.path(new Datacenter(from), new Destination.OneServer(new NodeName("s1"), target), topology);

        assertThat(path)
                .isEqualTo(
                        switch (way) {
                            case "direct" -> new Path.Direct(why);
                            case "own" -> new Path.OwnGateway(serverName, why);
                            case "primary" -> new Path.PrimaryGateway(serverName, why);
                            default -> new Path.NoGateway(target);
                        });
    }

    @Test
    void anyServerIsAskedForWithoutNodeLabel() {
        var topology = new Topology(DC1, new Domain("mesh.example"), true, false, true, true);

        Path path = DialPolicy.path(new Datacenter("dc2"), new Destination.AnyServer(DC1), topology);

        assertThat(path)
                .isInstanceOfSatisfying(
                        Path.PrimaryGateway.class,
                        gateway -> assertThat(gateway.serverName()).hasToString("server.dc1.mesh.example"));
    }

    @Test
    void aNodeThatIsNoLabelCannotBeReachedThroughGatewaysButDirectly() {
        var slashed = new Destination.OneServer(new NodeName("a/b"), DC1);
        var through = new Topology(DC1, Domain.DEFAULT, true, true, true, true);
        var around = new Topology(DC1, Domain.DEFAULT, false, true, true, true);

        assertThat(DialPolicy.path(new Datacenter("dc2"), slashed, through))
                .isInstanceOfSatisfying(
                        Path.Unnameable.class,
                        path -> assertThat(path.obstacle()).contains("'/'"));
        assertThat(DialPolicy.path(new Datacenter("dc2"), slashed, around)).isInstanceOf(Path.Direct.class);
    }

    @Test
    void aWanNameHasOneDot() {
        assertThat(Destination.parse("s1.dc2"))
                .contains(new Destination.OneServer(new NodeName("s1"), new Datacenter("dc2")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*.dc1", ".dc1"})
    void theStarAndNoNodeMeanAnyServer(String name) {
        assertThat(Destination.parse(name)).contains(new Destination.AnyServer(DC1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s1", "a.b.dc1", "s1.", "s 1.dc1", "s1.d c", "."})
    void anotherNameEncodesNoDatacenter(String name) {
        assertThat(Destination.parse(name)).isEmpty();
    }
}
