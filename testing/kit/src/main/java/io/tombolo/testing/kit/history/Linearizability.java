package io.tombolo.testing.kit.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Tells whether calls that overlap can be put in an order in which each takes effect at one moment between its
/// beginning and its end, and what each saw is what a register would have shown.
///
/// Registers are looked at one by one, because a history is linearizable if each of them is. A call without an
/// answer may stand anywhere after its beginning, or nowhere.
public final class Linearizability {

    /// Steps of a search before it is given up. Histories of correct stores need about one for each operation.
    static final int PATIENCE = 5_000_000;

    private Linearizability() {}

    /// What was found.
    public sealed interface Verdict {

        /// There is such an order.
        record Linearizable() implements Verdict {}

        /// There is none.
        ///
        /// @param register the first one that has none
        /// @param ordered  the longest order that was found
        /// @param stuck    what would have to come next, and cannot
        /// @param content  what the register holds then
        record Violated(String register, List<Operation> ordered, Content content, List<Operation> stuck)
                implements Verdict {
            @Override
            public String toString() {
                int shown = Math.min(10, ordered.size());
                return "register %s: after %d operations, the last of which are %s, it holds %s, and none of these can come next: %s"
                        .formatted(
                                register,
                                ordered.size(),
                                ordered.subList(ordered.size() - shown, ordered.size()),
                                content,
                                stuck);
            }
        }

        /// It takes too long to tell.
        record Undecided(String register, int operations) implements Verdict {}
    }

    /// Checks all registers of a history. All of them hold nothing in the beginning.
    ///
    /// @throws IllegalArgumentException if a value is written to a register twice
    public static Verdict check(List<Operation> history) {
        var byRegister = new TreeMap<String, List<Operation>>();
        for (Operation operation : history) {
            byRegister
                    .computeIfAbsent(operation.register(), register -> new ArrayList<>())
                    .add(operation);
        }
        for (var register : byRegister.entrySet()) {
            demandDifferentValues(register.getValue());
            register.getValue().sort(Comparator.comparingLong(Operation::invoked));
            Verdict verdict = new OrderSearch(register.getKey(), register.getValue(), PATIENCE).run();
            if (!(verdict instanceof Verdict.Linearizable)) {
                return verdict;
            }
        }
        return new Verdict.Linearizable();
    }

    private static void demandDifferentValues(List<Operation> operations) {
        var values = new HashSet<Content>();
        operations.stream()
                .map(operation -> operation.action().written())
                .flatMap(Optional::stream)
                .filter(content -> !content.equals(Content.NOTHING) && !values.add(content))
                .findFirst()
                .ifPresent(twice -> {
                    throw new IllegalArgumentException(
                            "%s is written twice, so nobody knows which write a read saw".formatted(twice));
                });
    }
}
