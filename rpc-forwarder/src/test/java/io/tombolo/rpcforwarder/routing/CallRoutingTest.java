package io.tombolo.rpcforwarder.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.contract.leadership.Standing;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.NodeName;
import io.tombolo.core.wire.rpc.MethodName;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallRoutingTest {

    private static final CallRouting IN_DC2 = new CallRouting(new Datacenter("dc2"), new Datacenter("dc1"));
    private static final Standing LEADS = new Standing.Leads();
    private static final Standing FOLLOWS = new Standing.Follows(new NodeName("s1"));

    @Test
    void aReadOfThisDatacenterIsTheLeaders() {
        assertThat(way("KVS.Get", "", false, LEADS)).isEqualTo(new Way.Here());
        assertThat(way("KVS.Get", "dc2", false, FOLLOWS)).isEqualTo(new Way.ToLeader());
        assertThat(way("KVS.Get", "dc2", false, new Standing.Leaderless(true))).isEqualTo(new Way.ToLeader());
    }

    @Test
    void aStaleReadIsAnybodysWhoEverHeardFromALeader() {
        assertThat(way("KVS.Get", "dc2", true, FOLLOWS)).isEqualTo(new Way.Here());
        assertThat(way("KVS.Get", "dc2", true, new Standing.Leaderless(true))).isEqualTo(new Way.Here());
        assertThat(way("KVS.Get", "dc2", true, new Standing.Leaderless(false))).isEqualTo(new Way.ToLeader());
    }

    @Test
    void aForeignDatacenterIsAskedByWhoeverGotTheCall() {
        assertThat(way("KVS.Get", "dc3", false, FOLLOWS)).isEqualTo(new Way.ToDatacenter(new Datacenter("dc3")));
        assertThat(way("Nobody.Knows", "dc3", false, FOLLOWS)).isEqualTo(new Way.ToDatacenter(new Datacenter("dc3")));
    }

    @Test
    void aNameThatNoDatacenterCanHaveLeadsNowhere() {
        assertThat(way("KVS.Get", "not a name", false, LEADS)).isEqualTo(new Way.Nowhere("not a name"));
    }

    @Test
    void theOwnNameInAnotherCaseIsNoDatacenter() {
        assertThat(way("KVS.Get", "DC2", false, LEADS)).isEqualTo(new Way.Nowhere("DC2"));
    }

    @Test
    void someMethodsAreForWhoeverIsAsked() {
        assertThat(way("Status.Ping", "dc3", false, FOLLOWS)).isEqualTo(new Way.Here());
        assertThat(way("Catalog.ListDatacenters", "dc3", false, FOLLOWS)).isEqualTo(new Way.Here());
    }

    @Test
    void anyServerOfTheDatacenterKnowsItsLeader() {
        assertThat(way("Status.Leader", "dc2", false, FOLLOWS)).isEqualTo(new Way.Here());
        assertThat(way("Status.Leader", "dc3", false, FOLLOWS)).isEqualTo(new Way.ToDatacenter(new Datacenter("dc3")));
    }

    @Test
    void theHealthOfServersIsTheLeadersEvenIfStaleIsAllowed() {
        assertThat(way("Operator.ServerHealth", "dc2", true, FOLLOWS)).isEqualTo(new Way.ToLeader());
    }

    @Test
    void sessionsAreRenewedByTheLeaderEvenIfStaleIsAllowed() {
        assertThat(way("Session.Renew", "dc2", true, FOLLOWS)).isEqualTo(new Way.ToLeader());
    }

    @Test
    void keyringsAreAskedForEverywhereUnlessSomebodyDidOrNobodyIsTo() {
        var method = name("Internal.KeyringOperation");

        assertThat(IN_DC2.way(method, keyring(false, false), FOLLOWS)).isEqualTo(new Way.Everywhere());
        assertThat(IN_DC2.way(method, keyring(true, false), FOLLOWS)).isEqualTo(new Way.Here());
        assertThat(IN_DC2.way(method, keyring(false, true), FOLLOWS)).isEqualTo(new Way.Here());
    }

    private static RoutingFields keyring(boolean forwarded, boolean localOnly) {
        return new RoutingFields("dc1", Optional.of(false), false, 0, Duration.ZERO, forwarded, localOnly);
    }

    @Test
    void whatAllShareIsWrittenInThePrimary() {
        assertThat(way("ConfigEntry.Apply", "dc2", false, LEADS))
                .isEqualTo(new Way.ToDatacenter(new Datacenter("dc1")));
        var inPrimary = new CallRouting(new Datacenter("dc1"), new Datacenter("dc1"));
        assertThat(inPrimary.way(name("ConfigEntry.Apply"), fields("dc2", false), LEADS))
                .isEqualTo(new Way.Here());
    }

    private static Way way(String method, String datacenter, boolean allowStale, Standing standing) {
        return IN_DC2.way(name(method), fields(datacenter, allowStale), standing);
    }

    private static RoutingFields fields(String datacenter, boolean allowStale) {
        return new RoutingFields(datacenter, Optional.of(allowStale), false, 0, Duration.ZERO, false, false);
    }

    private static MethodName name(String method) {
        return ((MethodName.Named) MethodName.parse(method)).name();
    }
}
