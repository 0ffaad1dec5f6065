package io.tombolo.testing.sim;

/// The seed of a test run: one of its own, unless the command line asks for another.
public final class Seed {

    /// The system property that replaces the seed of a test: `mvn … -Dtest=Name -Dsim.seed=1234`.
    public static final String PROPERTY = "sim.seed";

    private Seed() {}

    /// The seed of the property, or this one where the property is not set.
    ///
    /// @throws IllegalArgumentException if the property is not a whole number
    public static long orElse(long seed) {
        String given = System.getProperty(PROPERTY, "");
        if (given.isEmpty()) {
            return seed;
        }
        try {
            return Long.parseLong(given);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(
                    "-D%s must be a whole number. received: \"%s\"".formatted(PROPERTY, given), notANumber);
        }
    }
}
