package io.tombolo.core.catalog.chore;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Up to which index traces of deletions may go: those that are old enough for every reader to have seen them.
///
/// For one thread. Source: HTTP sheet 1.5.
public final class TombstoneCollection {

    /// Between two looks.
    public static final Duration INTERVAL = Duration.ofSeconds(30);

    /// The age at which a trace goes.
    public static final Duration AGE = Duration.ofMinutes(15);

    private record Mark(Instant time, long index) {}

    private final Deque<Mark> marks = new ArrayDeque<>();
    private long marked;

    /// Takes a look.
    ///
    /// @param deleted the index of the last deletion; 0 if there was none
    /// @return the index up to which traces are to be collected now
    public Optional<Long> look(Instant now, long deleted) {
        if (deleted > marked) {
            marks.add(new Mark(now, deleted));
            marked = deleted;
        }
        Optional<Long> collected = Optional.empty();
        while (!marks.isEmpty() && !marks.getFirst().time().plus(AGE).isAfter(now)) {
            collected = Optional.of(marks.removeFirst().index());
        }
        return collected;
    }
}
