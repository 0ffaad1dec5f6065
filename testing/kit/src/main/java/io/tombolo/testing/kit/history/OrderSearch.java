package io.tombolo.testing.kit.history;

import io.tombolo.testing.kit.history.Linearizability.Verdict;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Looks for an order of one register's operations, depth first, and goes back where it gets stuck.
///
/// Whoever has been at the same place before, which is the same operations done and the same content, has been
/// stuck there. Three more things keep the search short. What may happen now and changes nothing happens now. A
/// value is not overwritten while somebody has yet to see it, because it never comes back. Operations without an
/// answer are tried last, and only right before one that looks at the register: anywhere else nobody could tell
/// them from operations that never happened.
final class OrderSearch {

    private final String register;
    private final List<Operation> operations;
    private final int patience;
    private final BitSet done = new BitSet();
    private final Set<Place> seen = new HashSet<>();
    private final List<Step> path = new ArrayList<>();
    private final Map<Content, Integer> toBeSeen = new HashMap<>();
    private int answeredLeft;
    private List<Operation> longest = List.of();
    private Step stuck;

    /// @param operations in the order of their beginnings
    OrderSearch(String register, List<Operation> operations, int patience) {
        this.register = register;
        this.operations = List.copyOf(operations);
        this.patience = patience;
        answeredLeft =
                Math.toIntExact(operations.stream().filter(one -> !one.isOpen()).count());
        operations.forEach(one -> sees(one).ifPresent(content -> toBeSeen.merge(content, 1, Integer::sum)));
        stuck = new Step(Content.NOTHING, false, next(Content.NOTHING));
    }

    /// @param unseen whether the content was written by an operation without an answer, and nobody has looked yet
    private record Place(BitSet done, Content content, boolean unseen) {}

    /// Where the search stands, and what it tries from there.
    private static final class Step {

        private final Content content;
        private final boolean unseen;
        private final List<Integer> candidates;
        private int tried;

        Step(Content content, boolean unseen, List<Integer> candidates) {
            this.content = content;
            this.unseen = unseen;
            this.candidates = candidates;
        }

        boolean hasNext() {
            return tried < candidates.size();
        }

        int next() {
            return candidates.get(tried++);
        }

        int taken() {
            return candidates.get(tried - 1);
        }
    }

    Verdict run() {
        path.add(stuck);
        for (int steps = 0; answeredLeft > 0; steps++) {
            if (steps > patience) {
                return new Verdict.Undecided(register, operations.size());
            }
            Step step = path.getLast();
            if (step.hasNext()) {
                advance(step, step.next());
            } else {
                remember(step);
                path.removeLast();
                if (path.isEmpty()) {
                    return violated();
                }
                mark(path.getLast().taken(), false);
            }
        }
        return new Verdict.Linearizable();
    }

    private void advance(Step step, int candidate) {
        Operation operation = operations.get(candidate);
        Action action = operation.action();
        if (!action.isPossible(step.content) || (step.unseen && !action.looks())) {
            return;
        }
        Content content = action.after(step.content);
        boolean changes = !content.equals(step.content);
        if (operation.isOpen() && !changes) {
            return;
        }
        mark(candidate, true);
        boolean dead = changes && toBeSeen.getOrDefault(step.content, 0) > 0;
        boolean unseen = operation.isOpen();
        if (dead || !seen.add(new Place((BitSet) done.clone(), content, unseen))) {
            mark(candidate, false);
            return;
        }
        path.add(new Step(content, unseen, next(content)));
    }

    private void mark(int candidate, boolean isDone) {
        Operation operation = operations.get(candidate);
        int one = isDone ? -1 : 1;
        done.set(candidate, isDone);
        answeredLeft += operation.isOpen() ? 0 : one;
        sees(operation).ifPresent(content -> toBeSeen.merge(content, one, Integer::sum));
    }

    /// The value that was there for certain.
    private static Optional<Content> sees(Operation operation) {
        return switch (operation.action()) {
            case Action.Read(Content.Value seen, long index) -> Optional.of(seen);
            case Action.Swap(Content.Value expected, var value, var swapped)
            when swapped == Action.Swapped.YES -> Optional.of(expected);
            case Action.Read read -> Optional.empty();
            case Action.Write write -> Optional.empty();
            case Action.Swap swap -> Optional.empty();
        };
    }

    /// Before it goes back, for the report.
    private void remember(Step step) {
        if (path.size() - 1 > longest.size()) {
            longest = path.stream()
                    .limit(path.size() - 1)
                    .map(before -> operations.get(before.taken()))
                    .toList();
            stuck = step;
        }
    }

    /// What may come next: whatever began before the first of all that are left ended. What ended first is tried
    /// first, so those without an answer are last.
    private List<Integer> next(Content content) {
        var candidates = new ArrayList<Integer>();
        long firstEnd = Operation.OPEN;
        for (int i = done.nextClearBit(0); i < operations.size(); i = done.nextClearBit(i + 1)) {
            Operation operation = operations.get(i);
            if (operation.invoked() > firstEnd) {
                break;
            }
            firstEnd = Math.min(firstEnd, operation.completed());
            if (changesNothing(operation, content)) {
                return List.of(i);
            }
            candidates.add(i);
        }
        candidates.sort(Comparator.comparingLong(i -> operations.get(i).completed()));
        return candidates;
    }

    private static boolean changesNothing(Operation operation, Content content) {
        Action action = operation.action();
        return !operation.isOpen()
                && action.looks()
                && action.isPossible(content)
                && action.after(content).equals(content);
    }

    private Verdict violated() {
        return new Verdict.Violated(
                register,
                longest,
                stuck.content,
                stuck.candidates.stream().map(operations::get).toList());
    }
}
