package io.tombolo.testing.sim;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Virtual time: stands still while an event happens, and jumps to the next.
///
/// Starts at [#START] in every simulation. Range: 292 years of nanoseconds.
public final class SimulatedClock implements InstantSource {

    /// When every simulation begins.
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private long elapsedNanos;

    SimulatedClock() {}

    @Override
    public Instant instant() {
        return START.plusNanos(elapsedNanos);
    }

    /// Time since the start.
    public Duration elapsed() {
        return Duration.ofNanos(elapsedNanos);
    }

    long elapsedNanos() {
        return elapsedNanos;
    }

    void advanceTo(long nanos) {
        if (nanos < elapsedNanos) {
            throw new IllegalStateException(
                    "virtual time must not go back from %d to %d ns".formatted(elapsedNanos, nanos));
        }
        elapsedNanos = nanos;
    }

    /// Nanoseconds of a duration; what is longer than 100 years counts as 100 years, which no run reaches.
    static long nanos(Duration duration) {
        long limitSeconds = 100L * 365 * 24 * 3600;
        return duration.toSeconds() >= limitSeconds ? limitSeconds * 1_000_000_000L : duration.toNanos();
    }
}
