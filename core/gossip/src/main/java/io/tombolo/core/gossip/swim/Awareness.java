package io.tombolo.core.gossip.swim;

import java.time.Duration;

/// How far this node trusts itself: Lifeguard's local health.
///
/// 0 is healthy. Each probe that fails for want of answers, and each accusation that had to be refuted, raises the
/// score; each answered probe lowers it. A node that may be the slow one itself waits longer before it accuses
/// others. Source: gossip sheet 10; Lifeguard (2018), "Local Health Multiplier".
final class Awareness {

    private final int maxMultiplier;
    private int score;

    /// @param maxMultiplier the score stays below it
    Awareness(int maxMultiplier) {
        this.maxMultiplier = maxMultiplier;
    }

    /// Moves the score, within 0 and the multiplier less one, and says whether that changed it.
    boolean add(int delta) {
        int before = score;
        score = Math.clamp((long) score + delta, 0, maxMultiplier - 1);
        return score != before;
    }

    int score() {
        return score;
    }

    Duration scale(Duration interval) {
        return interval.multipliedBy(score + 1L);
    }
}
