package io.tombolo.testing.sim.sample;

import java.time.Duration;

/// The times of a [FailureDetector].
///
/// @param probeInterval between probes of different peers
/// @param ackTimeout    wait for an answer before suspecting; must be shorter than the interval
/// @param suspicion     wait for any word of a suspect before it counts as dead
public record DetectorTiming(Duration probeInterval, Duration ackTimeout, Duration suspicion) {

    /// A probe a second, half a second for the answer, three for the suspicion.
    public static final DetectorTiming DEFAULT =
            new DetectorTiming(Duration.ofSeconds(1), Duration.ofMillis(500), Duration.ofSeconds(3));

    /// @throws IllegalArgumentException if the timeout is not shorter than the interval
    public DetectorTiming {
        if (ackTimeout.compareTo(probeInterval) >= 0) {
            throw new IllegalArgumentException(
                    "ackTimeout (%s) must be shorter than probeInterval (%s)".formatted(ackTimeout, probeInterval));
        }
    }
}
