package io.tombolo.core.federation.spread;

import static io.tombolo.core.federation.state.Gateways.NOON;
import static io.tombolo.core.federation.state.Gateways.exposing;
import static io.tombolo.core.federation.state.Gateways.stored;
import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.federation.spread.ReplicatorInput.Applied;
import io.tombolo.core.federation.spread.ReplicatorInput.ApplyFailed;
import io.tombolo.core.federation.spread.ReplicatorInput.FetchFailed;
import io.tombolo.core.federation.spread.ReplicatorInput.Fetched;
import io.tombolo.core.federation.spread.ReplicatorInput.LeadershipGained;
import io.tombolo.core.federation.spread.ReplicatorInput.LeadershipLost;
import io.tombolo.core.federation.spread.ReplicatorInput.NotSupported;
import io.tombolo.core.federation.spread.ReplicatorInput.Woken;
import io.tombolo.core.federation.spread.ReplicatorOutput.Announce;
import io.tombolo.core.federation.spread.ReplicatorOutput.Apply;
import io.tombolo.core.federation.spread.ReplicatorOutput.CallOff;
import io.tombolo.core.federation.spread.ReplicatorOutput.Event;
import io.tombolo.core.federation.spread.ReplicatorOutput.Fetch;
import io.tombolo.core.federation.spread.ReplicatorOutput.Signal;
import io.tombolo.core.federation.spread.ReplicatorOutput.TellLocator;
import io.tombolo.core.federation.spread.ReplicatorOutput.WakeAt;
import io.tombolo.core.federation.spread.StateChange.Delete;
import io.tombolo.core.federation.spread.StateChange.Upsert;
import io.tombolo.core.federation.state.FederationState;
import io.tombolo.core.terms.Datacenter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StateReplicatorTest {

    private static final FederationState DC1 = stored("dc1", 5, exposing("10.1.0.1", "198.51.100.1"));
    private static final FederationState DC2 = stored("dc2", 7, exposing("10.2.0.1", "203.0.113.1"));

    private final StateReplicator replicator = new StateReplicator(new SplittableRandom(1));

    @Test
    void aNewLeaderTellsTheLocatorAndFetches() {
        assertThat(replicator.step(NOON, new LeadershipGained()))
                .containsExactly(new TellLocator(Signal.STARTED), new Fetch(new Round(1), WatchIndex.START));
    }

    @Test
    void whatIsNewIsStoredWithTheIndexOfThePrimaryTheOwnRecordToo() {
        replicator.step(NOON, new LeadershipGained());

        var outputs = replicator.step(NOON, fetched(1, 9, List.of(DC1, DC2), List.of()));

        assertThat(outputs)
                .containsExactly(
                        new TellLocator(Signal.SUCCEEDED),
                        new Apply(new Round(1), List.of(new Upsert(DC1.replicated()), new Upsert(DC2.replicated()))));
    }

    @Test
    void afterTheWriteTheNextRoundBeginsAtTheNewIndex() {
        replicator.step(NOON, new LeadershipGained());
        replicator.step(NOON, fetched(1, 9, List.of(DC1), List.of()));

        assertThat(replicator.step(NOON, new Applied(new Round(1))))
                .containsExactly(
                        new Announce(new Event.UpToDate(new WatchIndex(9), 1)),
                        new Fetch(new Round(2), new WatchIndex(9)));
    }

    @Test
    void deletesComeFirstAndOnlyWhatChangedSinceIsWritten() {
        replicateOnce(9, DC1, DC2);
        var changed = stored("dc1", 12, exposing("10.1.0.9", "198.51.100.9"));
        var gone = stored("dc3", 8).replicated();

        var outputs = replicator.step(
                NOON, fetched(2, 12, List.of(changed, DC2), List.of(DC1.replicated(), DC2.replicated(), gone)));

        assertThat(outputs)
                .contains(new Apply(
                        new Round(2), List.of(new Delete(new Datacenter("dc3")), new Upsert(changed.replicated()))));
    }

    @Test
    void aFullRoundDoesNotWriteAgainWhatIsTheSame() {
        replicator.step(NOON, new LeadershipGained());

        var outputs =
                replicator.step(NOON, fetched(1, 9, List.of(DC1, DC2), List.of(DC1.replicated(), DC2.replicated())));

        assertThat(outputs)
                .containsExactly(
                        new TellLocator(Signal.SUCCEEDED),
                        new Announce(new Event.UpToDate(new WatchIndex(9), 0)),
                        new Fetch(new Round(2), new WatchIndex(9)));
    }

    @Test
    void aRecordOfTheSameIndexThatSaysAnotherThingIsWritten() {
        replicator.step(NOON, new LeadershipGained());
        var other = stored("dc1", 5, exposing("10.9.9.9", "192.0.2.9"));

        assertThat(replicator.step(NOON, fetched(1, 9, List.of(DC1), List.of(other.replicated()))))
                .contains(new Apply(new Round(1), List.of(new Upsert(DC1.replicated()))));
    }

    @Test
    void anIndexThatMovesBackwardsForcesAFullRound() {
        replicateOnce(9, DC1);
        var restored = stored("dc1", 3, exposing("10.1.0.7", "198.51.100.7"));

        var outputs = replicator.step(NOON, fetched(2, 3, List.of(restored), List.of(DC1.replicated())));

        assertThat(outputs)
                .contains(
                        new Announce(new Event.IndexMovedBackwards(new WatchIndex(9), new WatchIndex(3))),
                        new Apply(new Round(2), List.of(new Upsert(restored.replicated()))));
        assertThat(replicator.step(NOON, new Applied(new Round(2))))
                .contains(new Fetch(new Round(3), new WatchIndex(3)));
    }

    @Test
    void atMostAHundredChangesAreWrittenEachSecond() {
        List<FederationState> many = IntStream.range(0, 250)
                .mapToObj(i -> stored("dc%03d".formatted(i), 5))
                .toList();
        replicator.step(NOON, new LeadershipGained());

        assertThat(changes(replicator.step(NOON, fetched(1, 9, many, List.of()))))
                .isEqualTo(100);
        assertThat(replicator.step(NOON, new Applied(new Round(1)))).containsExactly(new WakeAt(NOON.plusSeconds(1)));
        assertThat(replicator.step(NOON.plusMillis(900), new Woken())).containsExactly(new WakeAt(NOON.plusSeconds(1)));
        assertThat(changes(replicator.step(NOON.plusSeconds(1), new Woken()))).isEqualTo(100);
        assertThat(changes(replicator.step(NOON.plusSeconds(3), new Applied(new Round(1)))))
                .isEqualTo(50);
        assertThat(replicator.step(NOON.plusSeconds(3), new Applied(new Round(1))))
                .contains(new Announce(new Event.UpToDate(new WatchIndex(9), 250)));
    }

    @Test
    void roundsComeInABurstOfFiveAndThenOneASecond() {
        replicator.step(NOON, new LeadershipGained());

        for (int i = 1; i < StateReplicator.ROUND_BURST; i++) {
            assertThat(replicator.step(NOON, fetched(i, i, List.of(), List.of())))
                    .endsWith(new Fetch(new Round(i + 1), new WatchIndex(i)));
        }
        assertThat(replicator.step(NOON, fetched(5, 5, List.of(), List.of())))
                .endsWith(new WakeAt(NOON.plusSeconds(1)));
        assertThat(replicator.step(NOON.plusSeconds(1), new Woken()))
                .containsExactly(new Fetch(new Round(6), new WatchIndex(5)));
    }

    @Test
    void failuresArePausedFrom1To10SecondsAndStartFromZero() {
        replicateOnce(9, DC1);
        Instant now = NOON;
        long number = 2;

        for (long seconds : new long[] {1, 2, 4, 8, 10, 10}) {
            var outputs = replicator.step(now, new FetchFailed(new Round(number), "no path"));
            assertThat(outputs.getFirst()).isEqualTo(new TellLocator(Signal.FAILED));
            Instant wake = ((WakeAt) outputs.getLast()).at();
            assertThat(Duration.between(now, wake))
                    .isBetween(Duration.ofSeconds(seconds), Duration.ofMillis(seconds * 1100));
            now = wake;
            number++;
            assertThat(replicator.step(now, new Woken()))
                    .containsExactly(new Fetch(new Round(number), WatchIndex.START));
        }
    }

    @Test
    void whatIsNotSupportedYetIsPausedInSilence() {
        replicator.step(NOON, new LeadershipGained());

        assertThat(replicator.step(NOON, new NotSupported(new Round(1))))
                .hasSize(1)
                .first()
                .isInstanceOf(WakeAt.class);
    }

    @Test
    void aFailedWriteIsNoWordAgainstThePath() {
        replicator.step(NOON, new LeadershipGained());
        replicator.step(NOON, fetched(1, 9, List.of(DC1), List.of()));

        var outputs = replicator.step(NOON, new ApplyFailed(new Round(1), "no leader"));

        assertThat(outputs).hasSize(2).doesNotContain(new TellLocator(Signal.FAILED));
        assertThat(outputs.getFirst()).isInstanceOf(Announce.class);
    }

    @Test
    void whoLeadsNoMoreCallsItsRoundOff() {
        replicator.step(NOON, new LeadershipGained());

        assertThat(replicator.step(NOON, new LeadershipLost()))
                .containsExactly(new CallOff(new Round(1)), new TellLocator(Signal.STOPPED));
        assertThat(replicator.step(NOON, new LeadershipLost())).isEmpty();
        assertThat(replicator.step(NOON, fetched(1, 9, List.of(DC1), List.of())))
                .isEmpty();
        assertThat(replicator.step(NOON, new Woken())).isEmpty();
        assertThat(replicator.step(NOON, new LeadershipGained()))
                .containsExactly(new TellLocator(Signal.STARTED), new Fetch(new Round(2), WatchIndex.START));
    }

    private void replicateOnce(long index, FederationState... states) {
        replicator.step(NOON, new LeadershipGained());
        replicator.step(NOON, fetched(1, index, List.of(states), List.of()));
        replicator.step(NOON, new Applied(new Round(1)));
    }

    private static Fetched fetched(long round, long index, List<FederationState> remote, List<FederationState> local) {
        return new Fetched(new Round(round), new WatchIndex(index), remote, local);
    }

    private static int changes(List<ReplicatorOutput> outputs) {
        return outputs.stream()
                .mapToInt(output ->
                        output instanceof Apply apply ? apply.changes().size() : 0)
                .sum();
    }
}
