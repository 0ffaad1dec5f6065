package io.tombolo.core.federation.state;

import static io.tombolo.core.federation.state.Gateways.exposing;
import static io.tombolo.core.federation.state.Gateways.state;
import static io.tombolo.core.federation.state.Gateways.stored;
import static io.tombolo.core.federation.state.Gateways.withStatus;
import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.federation.state.FederationSupport.SeenServer;
import io.tombolo.core.terms.Datacenter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FederationStateTest {

    private static final Datacenter DC1 = new Datacenter("dc1");
    private static final Datacenter DC2 = new Datacenter("dc2");

    @Test
    void timesAndIndexesAreNoPartOfWhatARecordSays() {
        var gateway = exposing("10.0.0.1", "198.51.100.1");
        var older = new FederationState(DC1, List.of(gateway), Gateways.NOON, 1, 1, 1);
        var newer = new FederationState(DC1, List.of(atIndex(gateway, 99)), Gateways.NOON.plusSeconds(9), 2, 1, 9);

        assertThat(older.saysTheSameAs(newer)).isTrue();
    }

    @Test
    void datacenterGatewaysTheirOrderTheirChecksAndDetailsAre() {
        var a = exposing("10.0.0.1", "198.51.100.1");
        var b = exposing("10.0.0.2", "198.51.100.2");
        record Notes(String text) implements UnreadDetails {}
        var annotated = new MeshGateway(a.node(), a.service(), a.checks(), new Notes("moved"));

        assertThat(state("dc1", a, b).saysTheSameAs(state("dc2", a, b))).isFalse();
        assertThat(state("dc1", a, b).saysTheSameAs(state("dc1", b, a))).isFalse();
        assertThat(state("dc1", a, b).saysTheSameAs(state("dc1", a))).isFalse();
        assertThat(state("dc1", a).saysTheSameAs(state("dc1", b))).isFalse();
        assertThat(state("dc1", a).saysTheSameAs(state("dc1", withStatus("10.0.0.1", "198.51.100.1", "warning"))))
                .isFalse();
        assertThat(state("dc1", a).saysTheSameAs(state("dc1", annotated))).isFalse();
    }

    @Test
    void aCopyRemembersTheIndexOfThePrimary() {
        var copy = stored("dc2", 77).replicated();

        assertThat(copy.primaryModifyIndex()).isEqualTo(77);
        assertThat(copy.modifyIndex()).isZero();
        assertThat(copy.createIndex()).isZero();
    }

    @Test
    void theNewerOfTwoListsIsTheOneOfTheHigherIndex() {
        var old = List.of(atIndex(exposing("10.0.0.1", "w1"), 5), atIndex(exposing("10.0.0.2", "w2"), 7));
        var young = List.of(atIndex(exposing("10.0.0.3", "w3"), 8));

        assertThat(RemoteGateways.newer(old, young)).isEqualTo(young);
        assertThat(RemoteGateways.newer(young, old)).isEqualTo(young);
    }

    @Test
    void onATieTheAnsweredListWinsAndAnEmptyOneHasNoAge() {
        var some = List.of(atIndex(exposing("10.0.0.1", "w1"), 5));
        var others = List.of(atIndex(exposing("10.0.0.2", "w2"), 5));

        assertThat(RemoteGateways.newer(some, others)).isEqualTo(some);
        assertThat(RemoteGateways.newer(List.of(), others)).isEqualTo(others);
        assertThat(RemoteGateways.newer(some, List.of())).isEqualTo(some);
    }

    @Test
    void supportTakesAllServersOfThePrimaryAndTheOwnDatacenter() {
        var support = new FederationSupport(DC2, DC1);
        var ofOwn = new SeenServer(DC2, true, false);

        assertThat(support.look(false, List.of())).isFalse();
        assertThat(support.look(false, List.of(ofOwn))).isFalse();
        assertThat(support.look(false, List.of(ofOwn, new SeenServer(DC1, false, false))))
                .isFalse();
        assertThat(support.look(
                        false,
                        List.of(
                                ofOwn,
                                new SeenServer(DC1, true, false),
                                new SeenServer(DC1, false, true),
                                new SeenServer(new Datacenter("dc3"), false, false))))
                .isTrue();
    }

    @Test
    void supportIsNeverLostAgainAndAStoredRecordIsEnough() {
        var support = new FederationSupport(DC2, DC1);

        assertThat(support.look(true, List.of())).isTrue();
        assertThat(support.look(false, List.of(new SeenServer(DC2, false, false))))
                .isTrue();
    }

    private static MeshGateway atIndex(MeshGateway gateway, long index) {
        var service = gateway.service();
        return new MeshGateway(
                gateway.node(),
                Gateways.service(
                        service.address(),
                        service.port(),
                        service.taggedAddresses(),
                        Map.copyOf(service.meta()),
                        index),
                gateway.checks(),
                gateway.details());
    }
}
