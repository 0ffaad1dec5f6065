package io.tombolo.testing.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SplitMixTest {

    /// The first values of the reference implementation (splitmix64.c, S. Vigna) for the seed 1234567.
    @Test
    void givesTheSequenceOfTheReference() {
        var random = new SplitMix(1_234_567);

        assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo("6457827717110365317");
        assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo("3203168211198807973");
        assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo("9817491932198370423");
    }

    @Test
    void givesEachNameASequenceOfItsOwn() {
        long first = SplitMix.named(7, "a").nextLong();

        assertThat(SplitMix.named(7, "a").nextLong()).isEqualTo(first);
        assertThat(SplitMix.named(7, "b").nextLong()).isNotEqualTo(first);
        assertThat(SplitMix.named(8, "a").nextLong()).isNotEqualTo(first);
    }

    @Test
    void keepsToItsBounds() {
        var random = new SplitMix(1);

        for (int i = 0; i < 1000; i++) {
            assertThat(random.below(10)).isBetween(0L, 9L);
            assertThat(random.below(0)).isZero();
            assertThat(random.chance(0)).isFalse();
            assertThat(random.chance(1)).isTrue();
        }
    }
}
