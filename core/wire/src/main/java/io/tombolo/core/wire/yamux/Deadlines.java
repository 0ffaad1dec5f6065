package io.tombolo.core.wire.yamux;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Streams that must have done something a fixed time after they came in: first in, first due.
final class Deadlines {

    private record Deadline(Instant due, Stream stream) {}

    private final ArrayDeque<Deadline> queue = new ArrayDeque<>();
    private final Duration wait;
    private final Predicate<Stream> matters;

    Deadlines(Duration wait, Predicate<Stream> matters) {
        this.wait = wait;
        this.matters = matters;
    }

    void add(Instant now, Stream stream) {
        queue.add(new Deadline(now.plus(wait), stream));
    }

    /// Hands over the streams whose time has come and that still matter.
    void expire(Instant now, Consumer<Stream> overdue) {
        while (!queue.isEmpty() && !queue.getFirst().due().isAfter(now)) {
            Stream stream = queue.remove().stream();
            if (matters.test(stream)) {
                overdue.accept(stream);
            }
        }
    }

    /// The next time to look, or `otherwise` if that is earlier.
    Instant earlier(Instant otherwise) {
        while (!queue.isEmpty() && !matters.test(queue.getFirst().stream())) {
            queue.remove();
        }
        if (queue.isEmpty() || queue.getFirst().due().isAfter(otherwise)) {
            return otherwise;
        }
        return queue.getFirst().due();
    }
}
