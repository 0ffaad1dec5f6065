package io.tombolo.httpapi.agent;

import io.tombolo.contract.agent.AgentControl.LogThreshold;
import io.tombolo.contract.members.Subscription;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/// Log lines as a body without an end: read by one thread, written by all that log.
///
/// Whoever reads too slowly loses lines, and is told how many. Nobody who logs ever waits.
final class LogLines extends InputStream {

    /// Lines that may wait for their reader.
    private static final int WAITING_LIMIT = 512;

    /// No line of a log is empty.
    private static final byte[] END = new byte[0];

    private final BlockingQueue<byte[]> lines = new ArrayBlockingQueue<>(WAITING_LIMIT + 1);
    private final AtomicLong lost = new AtomicLong();
    private final LogThreshold threshold;
    private Optional<Subscription> subscription = Optional.empty();
    private byte[] line = new byte[0];
    private int at;

    LogLines(LogThreshold threshold) {
        this.threshold = threshold;
    }

    /// What ends with this stream.
    void following(Subscription given) {
        subscription = Optional.of(given);
    }

    void add(String text) {
        if (lines.size() >= WAITING_LIMIT || !lines.offer(text.getBytes(StandardCharsets.UTF_8))) {
            lost.incrementAndGet();
        }
    }

    @Override
    public int read() throws IOException {
        return fill() ? line[at++] & 0xFF : -1;
    }

    /// One line at a time, so that each is sent when it is there.
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, line.length - at);
        System.arraycopy(line, at, target, offset, count);
        at += count;
        return count;
    }

    private boolean fill() throws IOException {
        while (at == line.length) {
            try {
                long missed = lines.isEmpty() ? 0 : lost.getAndSet(0);
                line = missed > 0
                        ? "[%s] %d lines lost: the reader is too slow\n"
                                .formatted(threshold, missed)
                                .getBytes(StandardCharsets.UTF_8)
                        : lines.take();
                at = 0;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("nobody reads the log any more");
            }
            if (line.length == 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        subscription.ifPresent(Subscription::close);
        var _ = lines.offer(END);
    }
}
