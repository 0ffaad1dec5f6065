package io.tombolo.core.gossip.serf;

import io.tombolo.core.gossip.swim.SwimInput;
import java.time.Instant;
import java.util.Optional;

/// How a node leaves: says that it will, says goodbye, and stays long enough to be heard.
///
///     STAYING ──leave──▶ intent gets around ──▶ goodbye gets around ──▶ propagate delay ──▶ LEFT
///
/// What does not get around in time is given up, and the node goes all the same, as serf does from 0.9.8 on.
/// Source: gossip sheet 14.
final class Departure {

    private final SerfLocal local;
    private final Intents intents;
    private final SnapshotRecorder snapshot;
    private Stage stage = Stage.STAYING;
    private boolean complete = true;

    Departure(SerfLocal local, Intents intents, SnapshotRecorder snapshot) {
        this.local = local;
        this.intents = intents;
        this.snapshot = snapshot;
    }

    private enum Stage {
        STAYING,
        ANNOUNCED,
        SAYING_GOODBYE,
        FADING,
        LEFT
    }

    boolean hasBegun() {
        return stage != Stage.STAYING;
    }

    /// Begins; what to tell the membership, if that comes next already.
    Optional<SwimInput> leave(Instant now, boolean alone) {
        if (stage != Stage.STAYING) {
            return Optional.empty();
        }
        snapshot.leaves();
        stage = Stage.ANNOUNCED;
        intents.announceLeave(now, alone);
        if (alone) {
            return sayGoodbye();
        }
        local.wakeAt(
                new SerfTimer.IntentSpreadTimeout(), now.plus(local.settings().broadcastTimeout()));
        return Optional.empty();
    }

    /// The intent was sent often enough.
    Optional<SwimInput> intentSpread() {
        return stage == Stage.ANNOUNCED ? sayGoodbye() : Optional.empty();
    }

    Optional<SwimInput> intentTimeout() {
        if (stage != Stage.ANNOUNCED) {
            return Optional.empty();
        }
        complete = false;
        return sayGoodbye();
    }

    void goodbyeSpread(Instant now, boolean spread) {
        if (stage == Stage.SAYING_GOODBYE) {
            stage = Stage.FADING;
            complete &= spread;
            local.wakeAt(
                    new SerfTimer.LeavePropagated(), now.plus(local.settings().leavePropagateDelay()));
        }
    }

    void propagated() {
        if (stage == Stage.FADING) {
            stage = Stage.LEFT;
            local.announce(new SerfEvent.HasLeft(complete));
        }
    }

    private Optional<SwimInput> sayGoodbye() {
        stage = Stage.SAYING_GOODBYE;
        return Optional.of(new SwimInput.LeavePool(local.settings().broadcastTimeout()));
    }
}
