package io.tombolo.testing.kit.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tells whether stale reads are older than they say.
///
/// What a stale read saw must have been the register's content at some time that is no further back than its age
/// and a margin. It was not, where each write that it may have seen began too late, or was overwritten before
/// that: by a write that began after it had ended, and that had itself ended by then.
public final class Staleness {

    private final Map<String, List<Operation>> writes = new HashMap<>();
    private final long marginNanos;

    private Staleness(List<Operation> history, Duration margin) {
        marginNanos = margin.toNanos();
        for (Operation operation : history) {
            if (operation.action().written().isPresent()) {
                writes.computeIfAbsent(operation.register(), register -> new ArrayList<>())
                        .add(operation);
            }
        }
    }

    /// The first read that is too old, in a sentence.
    ///
    /// @param history of writes; reads in it are of no interest
    /// @param margin  between the age that a server tells and the age that is found wrong
    public static Optional<String> fault(List<Operation> history, List<StaleRead> reads, Duration margin) {
        var staleness = new Staleness(history, margin);
        return reads.stream()
                .filter(read -> !staleness.isFresh(read))
                .findFirst()
                .map(read -> "a stale read shows what was not there within %s before it: %s".formatted(margin, read));
    }

    private boolean isFresh(StaleRead stale) {
        Operation read = stale.read();
        List<Operation> all = writes.getOrDefault(read.register(), List.of());
        long oldest = read.invoked() - Math.addExact(stale.age().toNanos(), marginNanos);
        if (stale.seen().equals(Content.NOTHING) && all.stream().noneMatch(write -> write.completed() < oldest)) {
            return true;
        }
        return all.stream()
                .filter(write ->
                        write.action().written().filter(stale.seen()::equals).isPresent())
                .filter(write -> write.invoked() <= read.completed())
                .anyMatch(
                        write -> all.stream().noneMatch(later -> write.isBefore(later) && later.completed() < oldest));
    }
}
