package io.tombolo.core.federation.dial;

import static io.tombolo.core.federation.state.Gateways.NOON;
import static io.tombolo.core.federation.state.Gateways.exposing;
import static io.tombolo.core.federation.state.Gateways.gateway;
import static io.tombolo.core.federation.state.Gateways.state;
import static io.tombolo.core.federation.state.Gateways.withStatus;
import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.federation.dial.Choice.Candidate;
import io.tombolo.core.federation.dial.Choice.Candidates;
import io.tombolo.core.federation.dial.Choice.Nobody;
import io.tombolo.core.federation.dial.LocatorOutput.Announce;
import io.tombolo.core.federation.dial.LocatorOutput.Answer;
import io.tombolo.core.federation.dial.LocatorOutput.PathOpened;
import io.tombolo.core.federation.dial.LocatorOutput.Persist;
import io.tombolo.core.federation.state.FederationState;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Endpoint;
import io.tombolo.core.terms.TypedReason;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GatewayLocatorTest {

    private static final Datacenter DC1 = new Datacenter("dc1");
    private static final Datacenter DC2 = new Datacenter("dc2");
    private static final Datacenter DC3 = new Datacenter("dc3");

    private static final FederationState PRIMARY_STATE =
            state("dc1", exposing("10.1.0.9", "198.51.100.1"), exposing("10.1.0.8", "198.51.100.2"));
    private static final FederationState SECONDARY_STATE = state("dc2", exposing("10.2.0.9", "203.0.113.1"));

    private static final Gateway OWN_IN_DC2 = own("10.2.0.9:8443");
    private static final Gateway PRIMARY_1 = ofPrimary("198.51.100.1:443");
    private static final Gateway PRIMARY_2 = ofPrimary("198.51.100.2:443");
    private static final Gateway FALLBACK = ofPrimary("192.0.2.77:8443");

    private final GatewayLocator secondary = locator(DC2);

    @Test
    void beforeTheFirstReadNobodyIsKnown() {
        start(secondary);

        assertThat(ask(secondary, DC1)).isEqualTo(new Nobody(new NoGateway.NotYetKnown(DC1)));
        assertThat(ask(secondary, DC3)).isEqualTo(new Nobody(new NoGateway.NotYetKnown(DC3)));
    }

    @Test
    void configuredGatewaysOfThePrimaryAreTriedBeforeTheFirstRead() {
        start(secondary);

        var outputs = secondary.step(NOON, found("192.0.2.77:8443"));

        assertThat(outputs).contains(new PathOpened(DC1));
        assertThat(gateways(ask(secondary, DC1))).containsExactly(FALLBACK);
        assertThat(ask(secondary, DC3)).isInstanceOf(Nobody.class);
    }

    @Test
    void onceReadASecondaryWithOnlyConfiguredGatewaysReachesThePrimaryAndNobodyElse() {
        start(secondary);
        secondary.step(NOON, found("192.0.2.77:8443"));

        secondary.step(NOON, read());

        assertThat(gateways(ask(secondary, DC1))).containsExactly(FALLBACK);
        assertThat(ask(secondary, DC3)).isEqualTo(new Nobody(new NoGateway.NoOwnGateway(DC3, DC2, SeenGateways.NONE)));
    }

    @Test
    void thePrimaryDialsItsOwnGatewaysForEveryOtherDatacenter() {
        var primary = locator(DC1);
        start(primary);

        primary.step(NOON, read(PRIMARY_STATE, SECONDARY_STATE));

        assertThat(gateways(ask(primary, DC2))).containsExactlyInAnyOrder(own("10.1.0.9:8443"), own("10.1.0.8:8443"));
        assertThat(gateways(ask(primary, DC3))).hasSize(2);
    }

    @Test
    void thePrimaryWithoutGatewayReachesNobody() {
        var primary = locator(DC1);
        start(primary);

        primary.step(NOON, read(SECONDARY_STATE));

        assertThat(reason(ask(primary, DC2)).code()).isEqualTo("no-own-gateway");
    }

    @Test
    void theOwnDatacenterIsNeverReachedThroughAGateway() {
        start(secondary);
        secondary.step(NOON, read(PRIMARY_STATE, SECONDARY_STATE));

        assertThat(ask(secondary, DC2)).isEqualTo(new Nobody(new NoGateway.OwnDatacenter(DC2)));
    }

    @Test
    void aSecondaryWithDataDialsItsOwnGatewaysForAllAndKeepsThePrimarysInReserve() {
        start(secondary);
        secondary.step(NOON, found("192.0.2.77:8443"));

        secondary.step(NOON, read(PRIMARY_STATE, SECONDARY_STATE));

        assertThat(gateways(ask(secondary, DC3))).containsExactly(OWN_IN_DC2);
        assertThat(gateways(ask(secondary, DC1)))
                .hasSize(4)
                .startsWith(OWN_IN_DC2)
                .containsExactlyInAnyOrder(OWN_IN_DC2, PRIMARY_1, PRIMARY_2, FALLBACK);
    }

    @Test
    void anAddressThatIsBothReplicatedAndConfiguredIsOneCandidate() {
        start(secondary);
        secondary.step(NOON, found("198.51.100.1:443"));

        secondary.step(NOON, read(PRIMARY_STATE));

        assertThat(gateways(ask(secondary, DC1))).containsExactlyInAnyOrder(PRIMARY_1, PRIMARY_2);
    }

    @Test
    void afterThreeFailedReplicationsTheLeaderDialsThePrimaryDirectlyAndAfterOneSuccessNoMore() {
        start(secondary);
        secondary.step(NOON, read(PRIMARY_STATE, SECONDARY_STATE));
        secondary.step(NOON, new LocatorInput.ReplicationStarted());
        secondary.step(NOON, new LocatorInput.ReplicationSucceeded());

        assertThat(secondary.step(NOON, new LocatorInput.ReplicationFailed())).isEmpty();
        assertThat(secondary.step(NOON, new LocatorInput.ReplicationFailed())).isEmpty();
        assertThat(gateways(ask(secondary, DC1)).getFirst()).isEqualTo(OWN_IN_DC2);
        var flipped = secondary.step(NOON, new LocatorInput.ReplicationFailed());

        assertThat(flipped).containsExactly(announce(new LocatorEvent.PrimaryDialledVia(Via.PRIMARY)));
        assertThat(gateways(ask(secondary, DC1)).getFirst()).isIn(PRIMARY_1, PRIMARY_2);
        assertThat(gateways(ask(secondary, DC1)).getLast()).isEqualTo(OWN_IN_DC2);
        assertThat(gateways(ask(secondary, DC3))).containsExactly(OWN_IN_DC2);
        assertThat(secondary.step(NOON, new LocatorInput.ReplicationSucceeded()))
                .containsExactly(announce(new LocatorEvent.PrimaryDialledVia(Via.OWN)));
        assertThat(gateways(ask(secondary, DC1)).getFirst()).isEqualTo(OWN_IN_DC2);
    }

    @Test
    void whoLeadsNoMoreTrustsItsGatewaysAgain() {
        start(secondary);
        secondary.step(NOON, read(PRIMARY_STATE, SECONDARY_STATE));
        secondary.step(NOON, new LocatorInput.ReplicationStarted());
        for (int i = 0; i < 5; i++) {
            secondary.step(NOON, new LocatorInput.ReplicationFailed());
        }

        var outputs = secondary.step(NOON, new LocatorInput.ReplicationStopped());

        assertThat(outputs).containsExactly(announce(new LocatorEvent.PrimaryDialledVia(Via.OWN)));
        assertThat(gateways(ask(secondary, DC1)).getFirst()).isEqualTo(OWN_IN_DC2);
    }

    @Test
    void aFollowerTrustsWhateverFails() {
        start(secondary);
        secondary.step(NOON, read(PRIMARY_STATE, SECONDARY_STATE));
        for (int i = 0; i < 5; i++) {
            secondary.step(NOON, new LocatorInput.ReplicationFailed());
        }

        assertThat(gateways(ask(secondary, DC1)).getFirst()).isEqualTo(OWN_IN_DC2);
    }

    @Test
    void withoutOwnGatewayLeaderAndFollowerDialThePrimarysAtOnce() {
        start(secondary);

        secondary.step(NOON, read(PRIMARY_STATE, state("dc2", withStatus("10.2.0.9", "203.0.113.1", "critical"))));

        assertThat(gateways(ask(secondary, DC1))).containsExactlyInAnyOrder(PRIMARY_1, PRIMARY_2);
        assertThat(reason(ask(secondary, DC3)).explanation()).contains("critical check (1)", "dc2", "dc3");
    }

    @Test
    void gatewaysThatDoNotExposeServersOrAreCriticalAreLeftOut() {
        start(secondary);
        var silent = gateway("10.2.0.7", "203.0.113.7", Map.of(), "passing");
        var warned = withStatus("10.2.0.8", "203.0.113.8", "warning");
        var critical = withStatus("10.2.0.6", "203.0.113.6", "critical");

        secondary.step(NOON, read(state("dc2", silent, warned, critical)));

        assertThat(gateways(ask(secondary, DC3))).containsExactly(own("10.2.0.8:8443"));
    }

    @Test
    void theReasonNamesTheFirstConditionThatNoGatewayPasses() {
        start(secondary);

        secondary.step(NOON, read(state("dc2", gateway("10.2.0.7", "203.0.113.7", Map.of(), "passing"))));
        var reason = reason(ask(secondary, DC1));

        assertThat(reason.code()).isEqualTo("no-way-to-primary");
        assertThat(reason.explanation()).contains("none of 1 mesh gateways exposes servers in dc2");
        assertThat(reason.mend()).contains("primary_gateways");
        assertThat(reason(ask(secondary, DC3)).mend()).contains("-expose-servers");
        assertThat(reason.reason()).isEqualTo(new TypedReason.NoGatewayKnown(DC1));
    }

    @Test
    void aChangeOfLocationsIsAnnouncedPersistedAndOpensAPath() {
        start(secondary);

        var outputs = secondary.step(NOON, read(PRIMARY_STATE, SECONDARY_STATE));

        List<Endpoint> own = List.of(OWN_IN_DC2.address());
        List<Endpoint> primary = List.of(PRIMARY_1.address(), PRIMARY_2.address());
        assertThat(outputs)
                .containsExactly(
                        announce(new LocatorEvent.LocationsChanged(own, primary)),
                        new Persist(new LastGood(own, primary, List.of())),
                        new PathOpened(DC1));
        assertThat(secondary.step(NOON, read(PRIMARY_STATE, SECONDARY_STATE))).isEmpty();
    }

    @Test
    void inThePrimaryNoPathToThePrimaryOpens() {
        var primary = locator(DC1);

        assertThat(start(primary)).isEmpty();
        assertThat(primary.step(NOON, read(PRIMARY_STATE, SECONDARY_STATE)))
                .doesNotHaveAnyElementsOfTypes(PathOpened.class);
        assertThat(primary.step(NOON, found("192.0.2.77:8443"))).isEmpty();
    }

    @Test
    void aSecondaryStartsWithTheAddressesOfItsLastRun() {
        var restored =
                new LastGood(List.of(OWN_IN_DC2.address()), List.of(PRIMARY_1.address()), List.of(FALLBACK.address()));

        var outputs = secondary.step(NOON, new LocatorInput.Start(restored));

        assertThat(outputs).containsExactly(announce(new LocatorEvent.PrimaryDialledVia(Via.OWN)), new PathOpened(DC1));
        assertThat(gateways(ask(secondary, DC3))).containsExactly(OWN_IN_DC2);
        assertThat(gateways(ask(secondary, DC1)))
                .startsWith(OWN_IN_DC2)
                .containsExactlyInAnyOrder(OWN_IN_DC2, PRIMARY_1, FALLBACK);
    }

    @Test
    void whatIsReadReplacesWhatWasRestored() {
        secondary.step(
                NOON,
                new LocatorInput.Start(new LastGood(
                        List.of(Endpoint.parse("10.2.0.1:1", 0)),
                        List.of(Endpoint.parse("192.0.2.1:1", 0)),
                        List.of())));

        secondary.step(NOON, read(PRIMARY_STATE, SECONDARY_STATE));

        assertThat(gateways(ask(secondary, DC1))).containsExactlyInAnyOrder(OWN_IN_DC2, PRIMARY_1, PRIMARY_2);
    }

    @Test
    void anEmptyListIsNeverPersistedOverAnAddress() {
        start(secondary);
        secondary.step(NOON, read(PRIMARY_STATE, SECONDARY_STATE));

        var outputs = secondary.step(NOON, read(PRIMARY_STATE));

        assertThat(outputs).hasSize(1).first().isInstanceOf(Announce.class);
    }

    @Test
    void aGatewayThatRefusesComesLastForEveryDatacenterUntilItServesAgain() {
        start(secondary);
        secondary.step(NOON, read(PRIMARY_STATE, state("dc2", exposing("a", "wa"), exposing("b", "wb"))));

        var outputs = secondary.step(NOON, new LocatorInput.ConnectFailed(own("a:8443")));

        assertThat(outputs).containsExactly(announce(new LocatorEvent.GatewayUnreachable(own("a:8443"))));
        assertThat(gateways(ask(secondary, DC3))).containsExactly(own("b:8443"), own("a:8443"));
        assertThat(gateways(ask(secondary, DC1))).startsWith(own("b:8443")).endsWith(own("a:8443"));
        assertThat(secondary.step(NOON, new LocatorInput.ConnectFailed(own("a:8443"))))
                .isEmpty();
        assertThat(secondary.step(NOON, new LocatorInput.DialSucceeded(own("a:8443"), DC3)))
                .containsExactly(announce(new LocatorEvent.GatewayRecovered(own("a:8443"))));
        assertThat(firsts(DC3, NOON)).containsExactlyInAnyOrder(own("a:8443"), own("b:8443"));
    }

    @Test
    void aGatewayThatDoesNotLeadSomewhereIsStillGoodForOthers() {
        start(secondary);
        secondary.step(NOON, read(PRIMARY_STATE, state("dc2", exposing("a", "wa"), exposing("b", "wb"))));

        var outputs = secondary.step(NOON, new LocatorInput.HandshakeFailed(own("a:8443"), DC3));

        assertThat(outputs).containsExactly(announce(new LocatorEvent.GatewayLeadsNowhere(own("a:8443"), DC3)));
        assertThat(gateways(ask(secondary, DC3))).containsExactly(own("b:8443"), own("a:8443"));
        assertThat(firsts(DC1, NOON)).containsExactlyInAnyOrder(own("a:8443"), own("b:8443"));
    }

    @Test
    void aFollowerWhoseOnlyGatewayIsDeadButListedReachesThePrimaryWithinTheSameCall() {
        start(secondary);
        secondary.step(NOON, read(PRIMARY_STATE, SECONDARY_STATE));
        secondary.step(NOON, new LocatorInput.ConnectFailed(OWN_IN_DC2));

        assertThat(gateways(ask(secondary, DC1)).getFirst()).isIn(PRIMARY_1, PRIMARY_2);
        assertThat(gateways(ask(secondary, DC3))).containsExactly(OWN_IN_DC2);
    }

    @Test
    void afterItsQuarantineAGatewayIsTriedByOneCallerAtATime() {
        start(secondary);
        secondary.step(NOON, read(state("dc2", exposing("a", "wa"), exposing("b", "wb"))));
        secondary.step(NOON, new LocatorInput.ConnectFailed(own("a:8443")));
        Instant later = NOON.plusSeconds(2);

        int trials = 0;
        for (int i = 0; i < 100; i++) {
            trials += gateways(ask(secondary, later, DC3)).getFirst().equals(own("a:8443")) ? 1 : 0;
        }

        assertThat(trials).isEqualTo(1);
    }

    @Test
    void configuredAddressesFollowTheirSourceAndAnEmptyAnswerChangesNothing() {
        start(secondary);
        secondary.step(NOON, found("192.0.2.77:8443"));

        var moved = secondary.step(NOON, found("192.0.2.78:8443"));
        var empty = secondary.step(NOON, found());

        assertThat(moved)
                .contains(
                        announce(new LocatorEvent.FallbackChanged(List.of(Endpoint.parse("192.0.2.78:8443", 0)))),
                        new PathOpened(DC1));
        assertThat(empty).isEmpty();
        assertThat(gateways(ask(secondary, DC1))).containsExactly(ofPrimary("192.0.2.78:8443"));
    }

    private Set<Gateway> firsts(Datacenter datacenter, Instant now) {
        Set<Gateway> firsts = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            firsts.add(gateways(ask(secondary, now, datacenter)).getFirst());
        }
        return firsts;
    }

    private static GatewayLocator locator(Datacenter own) {
        return new GatewayLocator(own, DC1, new SplittableRandom(11));
    }

    private static List<LocatorOutput> start(GatewayLocator locator) {
        return locator.step(NOON, new LocatorInput.Start(LastGood.NOTHING));
    }

    private static LocatorInput read(FederationState... states) {
        return new LocatorInput.StatesRead(List.of(states));
    }

    private static LocatorInput found(String... addresses) {
        return new LocatorInput.PrimaryGatewaysFound(List.of(addresses).stream()
                .map(address -> Endpoint.parse(address, 0))
                .toList());
    }

    private static Choice ask(GatewayLocator locator, Datacenter datacenter) {
        return ask(locator, NOON, datacenter);
    }

    private static Choice ask(GatewayLocator locator, Instant now, Datacenter datacenter) {
        var outputs = locator.step(now, new LocatorInput.WhomToDial(new DialTicket(1), datacenter));
        return ((Answer) outputs.getFirst()).choice();
    }

    private static List<Gateway> gateways(Choice choice) {
        return ((Candidates) choice).inOrder().stream().map(Candidate::gateway).toList();
    }

    private static NoGateway reason(Choice choice) {
        return ((Nobody) choice).reason();
    }

    private static Announce announce(LocatorEvent event) {
        return new Announce(event);
    }

    private static Gateway own(String address) {
        return new Gateway(Via.OWN, Endpoint.parse(address, 0));
    }

    private static Gateway ofPrimary(String address) {
        return new Gateway(Via.PRIMARY, Endpoint.parse(address, 0));
    }
}
