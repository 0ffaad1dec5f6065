package io.tombolo.core.federation.spread;

import io.tombolo.core.federation.pace.BackOff;
import io.tombolo.core.federation.pace.RateLimit;
import io.tombolo.core.federation.spread.ReplicatorInput.Fetched;
import io.tombolo.core.federation.spread.ReplicatorOutput.Announce;
import io.tombolo.core.federation.spread.ReplicatorOutput.Apply;
import io.tombolo.core.federation.spread.ReplicatorOutput.CallOff;
import io.tombolo.core.federation.spread.ReplicatorOutput.Event;
import io.tombolo.core.federation.spread.ReplicatorOutput.Fetch;
import io.tombolo.core.federation.spread.ReplicatorOutput.Signal;
import io.tombolo.core.federation.spread.ReplicatorOutput.TellLocator;
import io.tombolo.core.federation.spread.ReplicatorOutput.WakeAt;
import io.tombolo.core.terms.Machine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Keeps a secondary's copies of all federation states like those of the primary, on its leader.
///
///     fetch ──▶ apply 100 ──1 s──▶ apply 100 … ──▶ fetch from the new index
///       ▲          │
///       └─ pause ◀─┴ anything failed: from index 0 again
///
/// The own record comes back this way too; it is how a secondary's servers learn of their own gateways. Each
/// fetch is also the probe of the way to the primary: see
/// [GatewayLocator][io.tombolo.core.federation.dial.GatewayLocator].
/// Source: WAN federation sheet 2.3 and 4.5.
public final class StateReplicator implements Machine<ReplicatorInput, ReplicatorOutput> {

    /// A round per so long on average (WAN federation sheet 4.5).
    public static final Duration ROUND_INTERVAL = Duration.ofSeconds(1);

    /// Rounds at once after a pause (WAN federation sheet 4.5).
    public static final int ROUND_BURST = 5;

    /// Changes in each [#BATCH_INTERVAL] (WAN federation sheet 4.5).
    public static final int BATCH = 100;

    public static final Duration BATCH_INTERVAL = Duration.ofSeconds(1);

    /// Pauses after failures. Consul's grow to two minutes (WAN federation sheet 4.5), for which a secondary would not
    /// notice that its primary is back; a dial every ten seconds from each datacenter costs nobody anything.
    public static final BackOff PAUSES = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(10), 0.1);

    private final RandomGenerator random;
    private final RateLimit limit = new RateLimit(ROUND_INTERVAL, ROUND_BURST);
    private final List<ReplicatorOutput> outputs = new ArrayList<>();
    private Phase phase = Phase.STOPPED;
    private Round round = Round.BEFORE_THE_FIRST;
    private WatchIndex last = WatchIndex.START;
    private WatchIndex reached = WatchIndex.START;
    private List<StateChange> waiting = List.of();
    private int applied;
    private int failures;
    private Instant notBefore = Instant.EPOCH;

    public StateReplicator(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public List<ReplicatorOutput> step(Instant now, ReplicatorInput input) {
        switch (input) {
            case ReplicatorInput.LeadershipGained _ -> start(now);
            case ReplicatorInput.LeadershipLost _ -> stop();
            case Fetched fetched when isCurrent(fetched.round(), Phase.FETCHING) -> fetched(now, fetched);
            case ReplicatorInput.FetchFailed failed
            when isCurrent(failed.round(), Phase.FETCHING) -> {
                outputs.add(new TellLocator(Signal.FAILED));
                Duration pause = pause(now);
                outputs.add(new Announce(new Event.WillRetry(failed.reason(), pause)));
                outputs.add(new WakeAt(notBefore));
            }
            case ReplicatorInput.NotSupported not
            when isCurrent(not.round(), Phase.FETCHING) -> {
                pause(now);
                outputs.add(new WakeAt(notBefore));
            }
            case ReplicatorInput.Applied done when isCurrent(done.round(), Phase.APPLYING) -> applyNext(now);
            case ReplicatorInput.ApplyFailed failed
            when isCurrent(failed.round(), Phase.APPLYING) -> {
                Duration pause = pause(now);
                outputs.add(new Announce(new Event.WillRetry(failed.reason(), pause)));
                outputs.add(new WakeAt(notBefore));
            }
            case Fetched _,
                    ReplicatorInput.FetchFailed _,
                    ReplicatorInput.NotSupported _,
                    ReplicatorInput.Applied _,
                    ReplicatorInput.ApplyFailed _ -> {
                // The answer to a round that was called off.
            }
            case ReplicatorInput.Woken _ -> woken(now);
        }
        List<ReplicatorOutput> taken = List.copyOf(outputs);
        outputs.clear();
        return taken;
    }

    private boolean isCurrent(Round of, Phase expected) {
        return phase == expected && round.equals(of);
    }

    private void start(Instant now) {
        if (phase == Phase.STOPPED) {
            outputs.add(new TellLocator(Signal.STARTED));
            phase = Phase.RESTING;
            fetch(now);
        }
    }

    private void stop() {
        if (phase == Phase.STOPPED) {
            return;
        }
        if (phase == Phase.FETCHING || phase == Phase.APPLYING) {
            outputs.add(new CallOff(round));
        }
        outputs.add(new TellLocator(Signal.STOPPED));
        phase = Phase.STOPPED;
        last = WatchIndex.START;
        waiting = List.of();
        failures = 0;
        notBefore = Instant.EPOCH;
    }

    private void woken(Instant now) {
        switch (phase) {
            case RESTING -> fetch(now);
            case BETWEEN_BATCHES -> applyNext(now);
            case STOPPED, FETCHING, APPLYING -> {}
        }
    }

    private void fetch(Instant now) {
        Instant possible = limit.next(now);
        Instant start = possible.isAfter(notBefore) ? possible : notBefore;
        if (start.isAfter(now)) {
            outputs.add(new WakeAt(start));
            return;
        }
        limit.take(now);
        round = round.next();
        phase = Phase.FETCHING;
        outputs.add(new Fetch(round, last));
    }

    private void fetched(Instant now, Fetched fetched) {
        outputs.add(new TellLocator(Signal.SUCCEEDED));
        if (fetched.index().compareTo(last) < 0) {
            outputs.add(new Announce(new Event.IndexMovedBackwards(last, fetched.index())));
            last = WatchIndex.START;
        }
        reached = fetched.index();
        waiting = StateDiff.changes(fetched.local(), fetched.remote());
        applied = 0;
        notBefore = now;
        applyNext(now);
    }

    private void applyNext(Instant now) {
        if (waiting.isEmpty()) {
            finish(now);
        } else if (notBefore.isAfter(now)) {
            phase = Phase.BETWEEN_BATCHES;
            outputs.add(new WakeAt(notBefore));
        } else {
            int size = Math.min(BATCH, waiting.size());
            outputs.add(new Apply(round, waiting.subList(0, size)));
            waiting = List.copyOf(waiting.subList(size, waiting.size()));
            applied += size;
            phase = Phase.APPLYING;
            notBefore = now.plus(BATCH_INTERVAL);
        }
    }

    private void finish(Instant now) {
        last = reached;
        failures = 0;
        notBefore = now;
        phase = Phase.RESTING;
        outputs.add(new Announce(new Event.UpToDate(last, applied)));
        fetch(now);
    }

    private Duration pause(Instant now) {
        last = WatchIndex.START;
        waiting = List.of();
        failures++;
        Duration pause = PAUSES.after(failures, random);
        notBefore = now.plus(pause);
        phase = Phase.RESTING;
        return pause;
    }

    private enum Phase {
        STOPPED,
        FETCHING,
        APPLYING,
        BETWEEN_BATCHES,
        RESTING
    }
}
