package io.tombolo.testing.kit.history;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Histories of a few operations, possible or not, and the search for an order that needs no thought to be
/// believed.
final class TinyHistories {

    private static final int MOST_OPERATIONS = 6;
    private static final int LATEST = 12;

    private TinyHistories() {}

    static List<Operation> next(SplittableRandom random) {
        var history = new ArrayList<Operation>();
        int operations = 1 + random.nextInt(MOST_OPERATIONS);
        for (int i = 0; i < operations; i++) {
            long invoked = random.nextInt(LATEST);
            boolean open = random.nextInt(4) == 0;
            Action action = action(random, i, open);
            boolean ends = !open || action instanceof Action.Read;
            long completed = ends ? invoked + random.nextInt(LATEST / 2) : Operation.OPEN;
            history.add(new Operation(i, "k", action, invoked, completed));
        }
        return history;
    }

    private static Action action(SplittableRandom random, int number, boolean open) {
        Content fresh = Content.of("v" + number);
        Action.Swapped answered = random.nextInt(3) == 0 ? Action.Swapped.NO : Action.Swapped.YES;
        return switch (random.nextInt(6)) {
            case 0, 1 -> new Action.Read(any(random), 1);
            case 2, 3 -> new Action.Write(fresh);
            case 4 -> new Action.Write(Content.NOTHING);
            default -> new Action.Swap(any(random), fresh, open ? Action.Swapped.UNKNOWN : answered);
        };
    }

    private static Content any(SplittableRandom random) {
        int value = random.nextInt(MOST_OPERATIONS + 1);
        return value == 0 ? Content.NOTHING : Content.of("v" + (value - 1));
    }

    /// Whether some order of what has an answer, with any of the others between, is possible from here.
    static boolean hasOrder(List<Operation> left, Content content) {
        if (left.stream().allMatch(Operation::isOpen)) {
            return true;
        }
        for (Operation one : left) {
            if (left.stream().noneMatch(other -> other.isBefore(one))
                    && one.action().isPossible(content)) {
                var rest = new ArrayList<>(left);
                rest.remove(one);
                if (hasOrder(rest, one.action().after(content))) {
                    return true;
                }
            }
        }
        return false;
    }
}
