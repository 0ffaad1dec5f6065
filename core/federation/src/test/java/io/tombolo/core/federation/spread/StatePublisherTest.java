package io.tombolo.core.federation.spread;

import static io.tombolo.core.federation.state.Gateways.NOON;
import static io.tombolo.core.federation.state.Gateways.exposing;
import static io.tombolo.core.federation.state.Gateways.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.federation.spread.PublisherInput.CatalogRead;
import io.tombolo.core.federation.spread.PublisherInput.Failed;
import io.tombolo.core.federation.spread.PublisherInput.LeadershipGained;
import io.tombolo.core.federation.spread.PublisherInput.LeadershipLost;
import io.tombolo.core.federation.spread.PublisherInput.SupportEstablished;
import io.tombolo.core.federation.spread.PublisherInput.Woken;
import io.tombolo.core.federation.spread.PublisherInput.Written;
import io.tombolo.core.federation.spread.PublisherOutput.Announce;
import io.tombolo.core.federation.spread.PublisherOutput.CallOff;
import io.tombolo.core.federation.spread.PublisherOutput.Event;
import io.tombolo.core.federation.spread.PublisherOutput.WakeAt;
import io.tombolo.core.federation.spread.PublisherOutput.WatchCatalog;
import io.tombolo.core.federation.spread.PublisherOutput.WriteHere;
import io.tombolo.core.federation.spread.PublisherOutput.WriteToPrimary;
import io.tombolo.core.federation.state.FederationState;
import io.tombolo.core.federation.state.MeshGateway;
import io.tombolo.core.terms.Datacenter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StatePublisherTest {

    private static final Datacenter DC1 = new Datacenter("dc1");
    private static final Datacenter DC2 = new Datacenter("dc2");
    private static final MeshGateway GATEWAY = exposing("10.0.0.1", "198.51.100.1");

    private final StatePublisher primary = new StatePublisher(DC1, DC1, new SplittableRandom(1));
    private final StatePublisher secondary = new StatePublisher(DC2, DC1, new SplittableRandom(1));

    @Test
    void aLeaderBeginsOnceFederationStatesAreSupported() {
        assertThat(primary.step(NOON, new LeadershipGained())).isEmpty();
        assertThat(primary.step(NOON, new SupportEstablished()))
                .containsExactly(new WatchCatalog(round(1), WatchIndex.START));
    }

    @Test
    void aFollowerPublishesNothing() {
        assertThat(primary.step(NOON, new SupportEstablished())).isEmpty();
    }

    @Test
    void thePrimaryWritesItsRecordItselfEvenWithoutAnyGateway() {
        lead(primary);

        assertThat(primary.step(NOON, read(1, 5)))
                .containsExactly(new WriteHere(round(1), FederationState.written(DC1, List.of(), NOON)));
    }

    @Test
    void aSecondaryWritesItsRecordToThePrimary() {
        lead(secondary);

        assertThat(secondary.step(NOON, read(1, 5, GATEWAY)))
                .containsExactly(new WriteToPrimary(round(1), FederationState.written(DC2, List.of(GATEWAY), NOON)));
    }

    @Test
    void afterTheWriteItWatchesForTheNextChange() {
        lead(primary);
        primary.step(NOON, read(1, 5, GATEWAY));

        assertThat(primary.step(NOON, new Written(round(1))))
                .containsExactly(new Announce(new Event.Published(1)), new WatchCatalog(round(2), new WatchIndex(5)));
    }

    @Test
    void aRecordThatIsRightIsNotWrittenAgain() {
        lead(primary);
        var stored = Optional.of(state("dc1", GATEWAY));

        var outputs = primary.step(
                NOON.plusSeconds(60), new CatalogRead(round(1), List.of(GATEWAY), stored, new WatchIndex(9)));

        assertThat(outputs)
                .containsExactly(new Announce(new Event.UpToDate()), new WatchCatalog(round(2), new WatchIndex(9)));
    }

    @Test
    void aGatewayThatGoesAwayMakesTheRecordEmpty() {
        lead(primary);

        var outputs = primary.step(
                NOON, new CatalogRead(round(1), List.of(), Optional.of(state("dc1", GATEWAY)), new WatchIndex(9)));

        assertThat(outputs).containsExactly(new WriteHere(round(1), state("dc1")));
    }

    @Test
    void changesAreTakenInABurstOfFiveAndThenOneEachFiveSeconds() {
        lead(primary);
        var stored = Optional.of(state("dc1", GATEWAY));

        for (int i = 1; i < StatePublisher.ROUND_BURST; i++) {
            assertThat(primary.step(NOON, new CatalogRead(round(i), List.of(GATEWAY), stored, new WatchIndex(i))))
                    .contains(new WatchCatalog(round(i + 1), new WatchIndex(i)));
        }
        assertThat(primary.step(NOON, new CatalogRead(round(5), List.of(GATEWAY), stored, new WatchIndex(5))))
                .contains(new WakeAt(NOON.plusSeconds(5)));
        assertThat(primary.step(NOON.plusSeconds(4), new Woken())).containsExactly(new WakeAt(NOON.plusSeconds(5)));
        assertThat(primary.step(NOON.plusSeconds(5), new Woken()))
                .containsExactly(new WatchCatalog(round(6), new WatchIndex(5)));
    }

    @Test
    void failuresArePausedFrom2To10SecondsAndStartOver() {
        lead(secondary);
        Instant now = NOON;
        long number = 1;

        for (long seconds : new long[] {2, 4, 8, 10, 10}) {
            secondary.step(now, read(number, 5, GATEWAY));
            var outputs = secondary.step(now, new Failed(round(number), "no path"));
            assertThat(outputs)
                    .containsExactly(
                            new Announce(new Event.WillRetry("no path", Duration.ofSeconds(seconds))),
                            new WakeAt(now.plusSeconds(seconds)));
            now = now.plusSeconds(seconds);
            number++;
            assertThat(secondary.step(now, new Woken()))
                    .containsExactly(new WatchCatalog(round(number), WatchIndex.START));
        }
    }

    @Test
    void aSuccessResetsThePause() {
        lead(secondary);
        secondary.step(NOON, new Failed(round(1), "x"));
        secondary.step(NOON.plusSeconds(2), new Woken());
        secondary.step(NOON.plusSeconds(2), read(2, 5, GATEWAY));
        secondary.step(NOON.plusSeconds(2), new Written(round(2)));

        assertThat(secondary.step(NOON.plusSeconds(3), new Failed(round(3), "x")))
                .contains(new WakeAt(NOON.plusSeconds(5)));
    }

    @Test
    void whoLeadsNoMoreCallsItsRoundOffAndIgnoresWhatComesOfIt() {
        lead(primary);

        assertThat(primary.step(NOON, new LeadershipLost())).containsExactly(new CallOff(round(1)));
        assertThat(primary.step(NOON, read(1, 5, GATEWAY))).isEmpty();
        assertThat(primary.step(NOON, new Failed(round(1), "cancelled"))).isEmpty();
        assertThat(primary.step(NOON, new Woken())).isEmpty();
        assertThat(primary.step(NOON, new LeadershipGained()))
                .containsExactly(new WatchCatalog(round(2), WatchIndex.START));
        assertThat(primary.step(NOON, read(1, 5, GATEWAY))).isEmpty();
    }

    @Test
    void leadershipThatIsGainedTwiceBeginsOnce() {
        lead(primary);

        assertThat(primary.step(NOON, new LeadershipGained())).isEmpty();
    }

    private static void lead(StatePublisher publisher) {
        publisher.step(NOON, new SupportEstablished());
        publisher.step(NOON, new LeadershipGained());
    }

    private static CatalogRead read(long number, long index, MeshGateway... gateways) {
        return new CatalogRead(round(number), List.of(gateways), Optional.empty(), new WatchIndex(index));
    }

    private static Round round(long number) {
        return new Round(number);
    }
}
