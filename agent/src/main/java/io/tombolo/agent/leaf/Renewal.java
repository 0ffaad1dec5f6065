package io.tombolo.agent.leaf;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/// When a certificate is renewed: between 60 % and 90 % of its life, not all at once.
final class Renewal {

    private static final double FROM = 0.6;
    private static final double PART = 0.3;

    private Renewal() {}

    static Instant of(Instant validAfter, Instant validBefore, RandomGenerator random) {
        Duration life = Duration.between(validAfter, validBefore);
        return validAfter.plusMillis((long) (life.toMillis() * (FROM + PART * random.nextDouble())));
    }
}
