package io.tombolo.core.gossip.serf;

import io.tombolo.core.gossip.message.Coordinate;
import io.tombolo.core.gossip.message.MemberName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The own place in the space of round trips: springs between nodes, as long as their round trips.
///
/// Source: gossip sheet 18; vectors `vivaldi-sequence-1` and `-45`, which plain IEEE doubles in this order
/// reproduce; Dabek et al., Vivaldi (2004); Ledlie et al. (2007) for the gravity, Lee et al. (2010) for the
/// adjustment.
final class Vivaldi {

    static final int DIMENSIONS = 8;

    private static final double ERROR_MAX = 1.5;
    private static final double ERROR_GAIN = 0.25;
    private static final double FORCE_GAIN = 0.25;
    private static final int ADJUSTMENT_WINDOW = 20;
    private static final double HEIGHT_MIN = 1.0e-5;
    private static final int LATENCY_SAMPLES = 3;
    private static final double GRAVITY = 150;
    private static final double ZERO = 1.0e-6;
    private static final Duration MAX_ROUND_TRIP = Duration.ofSeconds(10);

    private static final Coordinate ORIGIN = new Coordinate(new double[DIMENSIONS], HEIGHT_MIN, 0, ERROR_MAX);

    private final RandomGenerator random;
    private final Map<MemberName, List<Double>> samples = new HashMap<>();
    private final double[] adjustments = new double[ADJUSTMENT_WINDOW];
    private int nextAdjustment;
    private int resets;
    private Coordinate self;

    Vivaldi(RandomGenerator random) {
        this(random, ORIGIN);
    }

    Vivaldi(RandomGenerator random, Coordinate start) {
        this.random = random;
        this.self = start;
    }

    Coordinate self() {
        return self;
    }

    /// How often the own coordinate came out as nonsense and was begun anew.
    int resets() {
        return resets;
    }

    /// Takes one measurement; why not, if it makes no sense.
    Optional<String> observe(MemberName member, Coordinate other, Duration roundTrip) {
        if (other.dimensions() != DIMENSIONS) {
            return Optional.of("dimensions aren't compatible");
        }
        if (!isFinite(other)) {
            return Optional.of("coordinate is invalid");
        }
        if (roundTrip.isNegative() || roundTrip.compareTo(MAX_ROUND_TRIP) > 0) {
            return Optional.of("round trip time not in valid range: %s".formatted(roundTrip));
        }
        double measured = median(member, roundTrip.toNanos() / 1e9);
        pull(other, measured);
        adjust(other, measured);
        gravitate();
        if (!isFinite(self)) {
            self = ORIGIN;
            resets++;
        }
        return Optional.empty();
    }

    void forget(MemberName member) {
        samples.remove(member);
    }

    private double median(MemberName member, double seconds) {
        List<Double> kept = samples.computeIfAbsent(member, name -> new ArrayList<>(LATENCY_SAMPLES + 1));
        kept.add(seconds);
        if (kept.size() > LATENCY_SAMPLES) {
            kept.removeFirst();
        }
        return kept.stream().sorted().toList().get(kept.size() / 2);
    }

    private void pull(Coordinate other, double measured) {
        double distance = Distances.secondsBetween(self, other);
        double roundTrip = Math.max(measured, ZERO);
        double wrong = Math.abs(distance - roundTrip) / roundTrip;
        double total = Math.max(self.error() + other.error(), ZERO);
        double weight = self.error() / total;
        double error = Math.min(ERROR_MAX, ERROR_GAIN * weight * wrong + self.error() * (1.0 - ERROR_GAIN * weight));
        self = new Coordinate(self.vector(), self.height(), self.adjustment(), error);
        applyForce(FORCE_GAIN * weight * (roundTrip - distance), other);
    }

    private void adjust(Coordinate other, double measured) {
        adjustments[nextAdjustment] = measured - Distances.raw(self, other);
        nextAdjustment = (nextAdjustment + 1) % ADJUSTMENT_WINDOW;
        double sum = 0;
        for (double adjustment : adjustments) {
            sum += adjustment;
        }
        self = new Coordinate(self.vector(), self.height(), sum / (2.0 * ADJUSTMENT_WINDOW), self.error());
    }

    private void gravitate() {
        double distance = Distances.secondsBetween(ORIGIN, self);
        applyForce(-1.0 * Math.pow(distance / GRAVITY, 2.0), ORIGIN);
    }

    private void applyForce(double force, Coordinate other) {
        double[] unit = Distances.difference(self, other);
        double magnitude = Distances.magnitude(unit);
        if (magnitude > ZERO) {
            scale(unit, 1.0 / magnitude);
        } else {
            unit = randomUnit();
            magnitude = 0;
        }
        double[] moved = self.vector();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += unit[i] * force;
        }
        double height = self.height();
        if (magnitude > ZERO) {
            height = Math.max(HEIGHT_MIN, (height + other.height()) * force / magnitude + height);
        }
        self = new Coordinate(moved, height, self.adjustment(), self.error());
    }

    /// Away from a node that stands in the same place: in any direction.
    private double[] randomUnit() {
        double[] unit = new double[DIMENSIONS];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = random.nextDouble() - 0.5;
        }
        double magnitude = Distances.magnitude(unit);
        if (magnitude > ZERO) {
            scale(unit, 1.0 / magnitude);
            return unit;
        }
        double[] firstAxis = new double[DIMENSIONS];
        firstAxis[0] = 1.0;
        return firstAxis;
    }

    private static void scale(double[] vector, double factor) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= factor;
        }
    }

    private static boolean isFinite(Coordinate coordinate) {
        for (int i = 0; i < coordinate.dimensions(); i++) {
            if (!Double.isFinite(coordinate.axis(i))) {
                return false;
            }
        }
        return Double.isFinite(coordinate.error())
                && Double.isFinite(coordinate.adjustment())
                && Double.isFinite(coordinate.height());
    }
}
