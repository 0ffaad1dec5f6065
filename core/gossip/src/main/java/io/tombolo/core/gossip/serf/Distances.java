package io.tombolo.core.gossip.serf;

import io.tombolo.core.gossip.message.Coordinate;
import java.time.Duration;

/// How far two coordinates are apart: the round trip that is to be expected between their nodes.
///
/// Source: gossip sheet 18.3; vector `coordinate-distances`.
public final class Distances {

    private static final double NANOS = 1e9;

    private Distances() {}

    /// The expected round trip, in whole nanoseconds.
    ///
    /// @throws IllegalArgumentException if the coordinates have different dimensions
    public static Duration between(Coordinate a, Coordinate b) {
        if (a.dimensions() != b.dimensions()) {
            throw new IllegalArgumentException(
                    "coordinates have %d and %d dimensions".formatted(a.dimensions(), b.dimensions()));
        }
        double raw = raw(a, b);
        double adjusted = raw + a.adjustment() + b.adjustment();
        return Duration.ofNanos((long) ((adjusted > 0 ? adjusted : raw) * NANOS));
    }

    /// The same in seconds, truncated as the duration is.
    static double secondsBetween(Coordinate a, Coordinate b) {
        return between(a, b).toNanos() / NANOS;
    }

    static double raw(Coordinate a, Coordinate b) {
        return magnitude(difference(a, b)) + a.height() + b.height();
    }

    static double[] difference(Coordinate a, Coordinate b) {
        double[] difference = new double[a.dimensions()];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = a.axis(i) - b.axis(i);
        }
        return difference;
    }

    static double magnitude(double[] vector) {
        double sum = 0;
        for (double axis : vector) {
            sum += axis * axis;
        }
        return Math.sqrt(sum);
    }
}
