package io.tombolo.testing.kit.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tombolo.testing.kit.history.Linearizability.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LinearizabilityTest {

    private static final int SEEDS = 200;

    private final List<Operation> history = new ArrayList<>();

    @Test
    void passesTheHistoriesOfACorrectStore() {
        for (int seed = 0; seed < SEEDS; seed++) {
            List<Operation> ofMany = new ModelStore(seed).history(8, 40, 3);

            assertThat(Linearizability.check(ofMany)).as("seed %d", seed).isInstanceOf(Verdict.Linearizable.class);
            assertThat(IndexOrder.fault(ofMany)).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void agreesWithASearchThatTriesEverything() {
        var random = new SplittableRandom(5);
        int violated = 0;
        for (int i = 0; i < 20_000; i++) {
            List<Operation> few = TinyHistories.next(random);
            boolean hasOrder = TinyHistories.hasOrder(few, Content.NOTHING);

            assertThat(Linearizability.check(few) instanceof Verdict.Linearizable)
                    .as("%s", few)
                    .isEqualTo(hasOrder);
            violated += hasOrder ? 0 : 1;
        }
        assertThat(violated).isBetween(4_000, 16_000);
    }

    @Test
    void passesALongHistoryOfOneRegister() {
        List<Operation> ofMany = new ModelStore(1).history(12, 400, 1);

        assertThat(Linearizability.check(ofMany)).isInstanceOf(Verdict.Linearizable.class);
    }

    @Test
    void catchesAStaleReadAfterAnAcknowledgedWriteWhereverItIsPlanted() {
        int planted = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            List<Operation> ofMany = new ModelStore(seed).history(6, 40, 2);
            Optional<List<Operation>> withFault = withStaleRead(ofMany, new SplittableRandom(seed));
            if (withFault.isPresent()) {
                planted++;
                assertThat(Linearizability.check(withFault.get()))
                        .as("seed %d", seed)
                        .isInstanceOf(Verdict.Violated.class);
            }
        }
        assertThat(planted).isGreaterThan(SEEDS / 2);
    }

    @Test
    void catchesALostAcknowledgedWriteWhereverItIsPlanted() {
        int planted = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            List<Operation> ofMany = new ModelStore(seed).history(6, 40, 2);
            Optional<List<Operation>> withFault = withLostWrite(ofMany);
            if (withFault.isPresent()) {
                planted++;
                assertThat(Linearizability.check(withFault.get()))
                        .as("seed %d", seed)
                        .isInstanceOf(Verdict.Violated.class);
            }
        }
        assertThat(planted).isGreaterThan(SEEDS / 4);
    }

    @Test
    void catchesASwapThatSucceededTwiceWhereverItIsPlanted() {
        int planted = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            List<Operation> ofMany = new ModelStore(seed).history(6, 40, 2);
            Optional<List<Operation>> withFault = withSecondSwap(ofMany);
            if (withFault.isPresent()) {
                planted++;
                assertThat(Linearizability.check(withFault.get()))
                        .as("seed %d", seed)
                        .isInstanceOf(Verdict.Violated.class);
            }
        }
        assertThat(planted).isGreaterThan(SEEDS / 2);
    }

    @Test
    void aReadMayShowAWriteThatOverlapsItOrNot() {
        write("a", 0, 10);
        write("b", 20, 50);
        read(Content.of("b"), 25, 30);

        assertThat(verdict()).isInstanceOf(Verdict.Linearizable.class);

        read(Content.of("a"), 26, 29);

        assertThat(verdict()).isInstanceOf(Verdict.Linearizable.class);

        read(Content.of("a"), 31, 32);

        assertThat(verdict()).isInstanceOf(Verdict.Violated.class);
    }

    @Test
    void aWriteWithoutAnAnswerTakesEffectLateOrNever() {
        write("a", 0, 10);
        write("lost", 20, Operation.OPEN);
        read(Content.of("a"), 30, 40);

        assertThat(verdict()).isInstanceOf(Verdict.Linearizable.class);

        read(Content.of("lost"), 1_000, 1_010);

        assertThat(verdict()).isInstanceOf(Verdict.Linearizable.class);

        read(Content.of("a"), 1_020, 1_030);

        assertThat(verdict()).isInstanceOf(Verdict.Violated.class);
    }

    @Test
    void aWriteWithoutAnAnswerDoesNotTakeEffectBeforeItsBeginning() {
        read(Content.of("early"), 0, 10);
        write("early", 20, Operation.OPEN);

        assertThat(verdict()).isInstanceOf(Verdict.Violated.class);
    }

    @Test
    void aSwapWithoutAnAnswerExplainsWhatWasRead() {
        write("a", 0, 10);
        swap("a", "b", Action.Swapped.UNKNOWN, 20, Operation.OPEN);
        read(Content.of("b"), 30, 40);
        swap("a", "c", Action.Swapped.NO, 50, 60);

        assertThat(verdict()).isInstanceOf(Verdict.Linearizable.class);

        swap("a", "d", Action.Swapped.YES, 70, 80);

        assertThat(verdict()).isInstanceOf(Verdict.Violated.class);
    }

    @Test
    void aSwapThatMissesShowsAWriteWithoutAnAnswer() {
        write("a", 0, 10);
        write("x", 15, Operation.OPEN);
        swap("a", "b", Action.Swapped.NO, 20, 30);
        write("c", 40, 50);
        read(Content.of("c"), 60, 70);

        assertThat(verdict()).isInstanceOf(Verdict.Linearizable.class);
    }

    @Test
    void twoDeletedAndWrittenRegistersAreOrderedEachForItself() {
        history.add(new Operation(1, "one", new Action.Write(Content.of("a")), 0, 1));
        history.add(new Operation(2, "two", new Action.Write(Content.of("b")), 2, 3));
        history.add(new Operation(1, "one", new Action.Write(Content.NOTHING), 4, 5));
        history.add(new Operation(2, "one", new Action.Read(Content.NOTHING, 7), 6, 7));
        history.add(new Operation(2, "two", new Action.Read(Content.of("b"), 6), 8, 9));

        assertThat(verdict()).isInstanceOf(Verdict.Linearizable.class);
    }

    @Test
    void swapsThatWereReorderedAreCaught() {
        write("a", 0, 10);
        swap("a", "b", Action.Swapped.YES, 20, 30);
        swap("b", "c", Action.Swapped.YES, 40, 50);
        read(Content.of("b"), 60, 70);

        assertThat(verdict())
                .isInstanceOfSatisfying(
                        Verdict.Violated.class,
                        violated -> assertThat(violated.toString()).contains("register k", "it holds b", "value=c"));
    }

    @Test
    void aValueThatIsWrittenTwiceIsRefused() {
        write("a", 0, 10);
        write("a", 20, 30);

        assertThatIllegalArgumentException().isThrownBy(this::verdict);
    }

    @Test
    void fiftyWritesWithoutAnAnswerDoNotSlowItDown() {
        for (int i = 0; i < 50; i++) {
            write("open" + i, i, Operation.OPEN);
        }
        for (int i = 0; i < 200; i++) {
            write("a" + i, 100 + 20L * i, 105 + 20L * i);
            read(Content.of("a" + i), 110 + 20L * i, 115 + 20L * i);
        }
        read(Content.of("open7"), 10_000, 10_001);
        read(Content.of("open23"), 10_002, 10_003);

        assertThat(verdict()).isInstanceOf(Verdict.Linearizable.class);

        read(Content.of("open7"), 10_004, 10_005);

        assertThat(verdict()).isInstanceOf(Verdict.Violated.class);
    }

    /// A read that is told a value which had been overwritten before it began.
    private static Optional<List<Operation>> withStaleRead(List<Operation> correct, SplittableRandom random) {
        List<Operation> reads = correct.stream()
                .filter(operation -> operation.action() instanceof Action.Read)
                .skip(random.nextInt(20))
                .toList();
        for (Operation read : reads) {
            for (Operation old : writes(correct, read)) {
                if (writes(correct, read).stream().anyMatch(newer -> old.isBefore(newer) && newer.isBefore(read))) {
                    var changed = new ArrayList<>(correct);
                    changed.set(correct.indexOf(read), told(read, value(old)));
                    return Optional.of(changed);
                }
            }
        }
        return Optional.empty();
    }

    /// All that ever saw a write are told what was there before it.
    private static Optional<List<Operation>> withLostWrite(List<Operation> correct) {
        return correct.stream()
                .filter(write -> writes(correct, write).contains(write))
                .filter(write -> correct.stream().anyMatch(read -> saw(read, value(write)) && write.isBefore(read)))
                .filter(write -> correct.stream().noneMatch(other -> overlaps(other, write)))
                .filter(write -> lastBefore(correct, write) instanceof Content.Value)
                .findFirst()
                .map(write -> {
                    Content before = lastBefore(correct, write);
                    return correct.stream()
                            .map(one -> saw(one, value(write)) ? told(one, before) : one)
                            .toList();
                });
    }

    /// A swap that held, and another one from the same content that held as well.
    private static Optional<List<Operation>> withSecondSwap(List<Operation> correct) {
        return correct.stream()
                .filter(one -> one.action() instanceof Action.Swap(Content.Value expected, var value, var swapped)
                        && swapped == Action.Swapped.YES)
                .findFirst()
                .map(one -> {
                    var changed = new ArrayList<>(correct);
                    if (one.action() instanceof Action.Swap(var expected, var value, var swapped)) {
                        var again = new Action.Swap(expected, Content.of("again"), Action.Swapped.YES);
                        changed.add(new Operation(99, one.register(), again, one.invoked(), one.completed() + 500));
                    }
                    return changed;
                });
    }

    /// Writes of values to the same register that were acknowledged.
    private static List<Operation> writes(List<Operation> all, Operation like) {
        return all.stream()
                .filter(one -> one.register().equals(like.register()) && !one.isOpen())
                .filter(one -> one.action() instanceof Action.Write(Content.Value value))
                .toList();
    }

    private static Content lastBefore(List<Operation> all, Operation write) {
        return writes(all, write).stream()
                .filter(one -> one.isBefore(write))
                .reduce((one, later) -> later)
                .map(LinearizabilityTest::value)
                .orElse(Content.NOTHING);
    }

    private static boolean overlaps(Operation other, Operation write) {
        return !(other.action() instanceof Action.Read)
                && !other.equals(write)
                && other.register().equals(write.register())
                && !other.isBefore(write)
                && !write.isBefore(other);
    }

    private static boolean saw(Operation one, Content content) {
        return one.action() instanceof Action.Read(var seen, long index) && seen.equals(content);
    }

    private static Content value(Operation write) {
        return write.action() instanceof Action.Write(Content value) ? value : Content.NOTHING;
    }

    private static Operation told(Operation read, Content other) {
        return new Operation(
                read.client(), read.register(), new Action.Read(other, 1), read.invoked(), read.completed());
    }

    private Verdict verdict() {
        return Linearizability.check(history);
    }

    private void write(String value, long invoked, long completed) {
        add(new Action.Write(Content.of(value)), invoked, completed);
    }

    private void read(Content seen, long invoked, long completed) {
        add(new Action.Read(seen, 1), invoked, completed);
    }

    private void swap(String expected, String value, Action.Swapped swapped, long invoked, long completed) {
        add(new Action.Swap(Content.of(expected), Content.of(value), swapped), invoked, completed);
    }

    private void add(Action action, long invoked, long completed) {
        history.add(new Operation(history.size(), "k", action, invoked, completed));
    }
}
