package io.tombolo.testing.sim;

import java.util.random.RandomGenerator;

/// The generator of all randomness in a simulation: small, fast, and the same on every JDK.
///
/// A run has to be the same years later, so the algorithm is written here and not the platform's choice.
/// Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014 (SplitMix64).
final class SplitMix implements RandomGenerator {

    private static final long GOLDEN_GAMMA = 0x9E37_79B9_7F4A_7C15L;
    private static final double UNIT = 0x1.0p-53;

    private long state;

    SplitMix(long seed) {
        this.state = seed;
    }

    /// A generator for one purpose: its sequence depends on the seed and the name alone, not on what else there
    /// is.
    static SplitMix named(long seed, String name) {
        long hash = mix(seed + GOLDEN_GAMMA);
        for (int i = 0; i < name.length(); i++) {
            hash = mix(hash + GOLDEN_GAMMA + name.charAt(i));
        }
        return new SplitMix(hash);
    }

    void reseed(long seed) {
        state = seed;
    }

    @Override
    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /// True in `probability` of all draws. Draws always, so that changing a probability does not shift what
    /// follows.
    boolean chance(double probability) {
        return (nextLong() >>> 11) * UNIT < probability;
    }

    /// From 0 to less than `bound`; 0 if the bound is not positive.
    long below(long bound) {
        long drawn = (nextLong() >>> 11);
        return bound <= 0 ? 0 : (long) (drawn * UNIT * bound);
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return b ^ (b >>> 31);
    }
}
