package io.tombolo.testing.kit.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StalenessTest {

    private static final Duration MARGIN = Duration.ofNanos(100);

    private final Operation a = write(Content.of("a"), 0, 10);
    private final Operation b = write(Content.of("b"), 1_000, 1_010);

    @Test
    void aReadMayBeAsOldAsItSays() {
        assertThat(fault(read("a", 1_500, Duration.ofNanos(400)), a, b)).isEmpty();
        assertThat(fault(read("a", 1_500, Duration.ofNanos(300)), a, b)).isPresent();
        assertThat(fault(read("a", 1_105, Duration.ZERO), a, b)).isEmpty();
    }

    @Test
    void aValueThatNobodyWroteIsCaught() {
        assertThat(fault(read("c", 1_500, Duration.ofDays(10_000)), a, b)).isPresent();
    }

    @Test
    void aValueThatWasNotWrittenYetIsCaught() {
        assertThat(fault(read("b", 500, Duration.ZERO), a, b)).isPresent();
    }

    @Test
    void nothingIsRightBeforeTheFirstWriteAndAfterADeletion() {
        var deletion = write(Content.NOTHING, 2_000, 2_010);

        assertThat(fault(read(Content.NOTHING, 100, Duration.ZERO), a, b)).isEmpty();
        assertThat(fault(read(Content.NOTHING, 1_500, Duration.ZERO), a, b)).isPresent();
        assertThat(fault(read(Content.NOTHING, 5_000, Duration.ZERO), a, b, deletion))
                .isEmpty();
        assertThat(fault(read("b", 5_000, Duration.ZERO), a, b, deletion)).isPresent();
    }

    @Test
    void aWriteWithoutAnAnswerMayBeSeenForever() {
        var open = write(Content.of("open"), 20, Operation.OPEN);

        assertThat(fault(read("open", 9_000, Duration.ZERO), a, open, b)).isEmpty();
    }

    @Test
    void writesOfAModelAreFreshRightAfterThem() {
        for (int seed = 0; seed < 50; seed++) {
            List<Operation> history = new ModelStore(seed).history(6, 40, 2);
            List<StaleRead> reads = history.stream()
                    .filter(operation -> operation.action() instanceof Action.Read)
                    .map(read -> new StaleRead(read, "s1#1", Duration.ZERO))
                    .toList();

            assertThat(Staleness.fault(history, reads, Duration.ZERO)).isEmpty();
        }
    }

    private static Optional<String> fault(StaleRead read, Operation... writes) {
        return Staleness.fault(List.of(writes), List.of(read), MARGIN);
    }

    private static StaleRead read(String value, long invoked, Duration age) {
        return read(Content.of(value), invoked, age);
    }

    private static StaleRead read(Content seen, long invoked, Duration age) {
        return new StaleRead(new Operation(1, "k", new Action.Read(seen, 5), invoked, invoked + 10), "s1#1", age);
    }

    private static Operation write(Content value, long invoked, long completed) {
        return new Operation(1, "k", new Action.Write(value), invoked, completed);
    }
}
