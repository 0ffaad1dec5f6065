package io.tombolo.certauthority.mesh;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How many leaves may be signed a second: a bucket of tokens that fills at the rate. Not for several threads.
final class SigningRate {

    /// Who would have to wait longer is refused, as Consul does.
    static final Duration PATIENCE = Duration.ofMillis(500);

    private static final double NANOS = 1e9;

    private double perSecond;
    private double tokens;
    private Instant filled;

    /// @param perSecond 0 for no limit
    SigningRate(double perSecond, Instant now) {
        this.perSecond = perSecond;
        this.tokens = capacity();
        this.filled = now;
    }

    void changeTo(double newPerSecond) {
        perSecond = newPerSecond;
        tokens = Math.min(tokens, capacity());
    }

    /// Takes a turn: how long to wait for it; empty if that would be too long.
    Optional<Duration> take(Instant now) {
        if (perSecond <= 0) {
            return Optional.of(Duration.ZERO);
        }
        double passed = Math.max(0, Duration.between(filled, now).toNanos() / NANOS);
        tokens = Math.min(capacity(), tokens + passed * perSecond);
        filled = now;
        double waitNanos = tokens >= 1 ? 0 : (1 - tokens) / perSecond * NANOS;
        if (waitNanos > PATIENCE.toNanos()) {
            return Optional.empty();
        }
        tokens--;
        return Optional.of(Duration.ofNanos((long) waitNanos));
    }

    private double capacity() {
        return Math.max(1, perSecond);
    }
}
