package io.tombolo.core.federation.spread;

import static io.tombolo.core.federation.state.Gateways.NOON;
import static io.tombolo.core.federation.state.Gateways.exposing;
import static io.tombolo.core.federation.state.Gateways.stored;
import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.federation.spread.ReplicatorOutput.Announce;
import io.tombolo.core.federation.spread.ReplicatorOutput.Apply;
import io.tombolo.core.federation.spread.ReplicatorOutput.Event;
import io.tombolo.core.federation.spread.ReplicatorOutput.Fetch;
import io.tombolo.core.federation.spread.ReplicatorOutput.WakeAt;
import io.tombolo.core.federation.state.FederationState;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A replicator between a primary that changes at random and a store that both fail at random.
class StateReplicatorModelTest {

    private static final int STEPS = 5_000;

    private final Map<String, FederationState> primary = new TreeMap<>();
    private final Map<String, FederationState> copies = new TreeMap<>();
    private final Deque<ReplicatorOutput> work = new ArrayDeque<>();
    private long index = 1;
    private Instant now = NOON;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void afterEveryFinishedRoundTheCopiesAreThePrimarysOfThatRound(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        var replicator = new StateReplicator(new SplittableRandom(seed));
        work.addAll(replicator.step(now, new ReplicatorInput.LeadershipGained()));
        Map<String, FederationState> seen = Map.of();
        int finished = 0;

        for (int i = 0; i < STEPS; i++) {
            change(random);
            ReplicatorOutput output = work.poll();
            assertThat(output).as("there is always something to do").isNotNull();
            List<ReplicatorOutput> next = switch (output) {
                case Fetch fetch -> {
                    seen = new TreeMap<>(primary);
                    yield replicator.step(now, answer(fetch, random));
                }
                case Apply apply -> replicator.step(now, apply(apply, random));
                case WakeAt wake -> {
                    now = wake.at();
                    yield replicator.step(now, new ReplicatorInput.Woken());
                }
                case Announce(Event event) -> {
                    if (event instanceof Event.UpToDate) {
                        finished++;
                        assertThat(said(copies)).isEqualTo(said(seen));
                    }
                    yield List.of();
                }
                case ReplicatorOutput.CallOff _, ReplicatorOutput.TellLocator _ -> List.of();
            };
            work.addAll(next);
        }

        assertThat(finished).isGreaterThan(STEPS / 20);
    }

    private void change(RandomGenerator random) {
        String datacenter = "dc" + random.nextInt(6);
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> {
                index++;
                String host = "h" + random.nextInt(4);
                primary.put(datacenter, stored(datacenter, index, exposing(host, host)));
            }
            case 3 -> {
                index++;
                primary.remove(datacenter);
            }
            case 4 -> restoreAnOlderTable(random);
            default -> {}
        }
    }

    /// All indexes become small again, as after a snapshot was restored.
    private void restoreAnOlderTable(RandomGenerator random) {
        if (random.nextInt(10) > 0) {
            return;
        }
        List<FederationState> states = new ArrayList<>(primary.values());
        index = 1;
        primary.clear();
        for (FederationState state : states) {
            index++;
            String name = state.datacenter().name();
            primary.put(name, stored(name, index, exposing("restored", "restored")));
        }
    }

    private ReplicatorInput answer(Fetch fetch, RandomGenerator random) {
        return switch (random.nextInt(12)) {
            case 0 -> new ReplicatorInput.FetchFailed(fetch.round(), "cut");
            case 1 -> new ReplicatorInput.NotSupported(fetch.round());
            default ->
                new ReplicatorInput.Fetched(
                        fetch.round(),
                        new WatchIndex(index),
                        List.copyOf(primary.values()),
                        List.copyOf(copies.values()));
        };
    }

    private ReplicatorInput apply(Apply apply, RandomGenerator random) {
        int done = random.nextInt(10) == 0
                ? random.nextInt(apply.changes().size())
                : apply.changes().size();
        for (StateChange change : apply.changes().subList(0, done)) {
            switch (change) {
                case StateChange.Delete delete ->
                    copies.remove(delete.datacenter().name());
                case StateChange.Upsert upsert ->
                    copies.put(upsert.state().datacenter().name(), upsert.state());
            }
        }
        return done < apply.changes().size()
                ? new ReplicatorInput.ApplyFailed(apply.round(), "no leader")
                : new ReplicatorInput.Applied(apply.round());
    }

    /// What records say, without what the two sides number differently.
    private static Map<String, String> said(Map<String, FederationState> states) {
        Map<String, String> said = new TreeMap<>();
        states.forEach((datacenter, state) -> said.put(datacenter, state.meshGateways() + " " + state.updatedAt()));
        return said;
    }
}
