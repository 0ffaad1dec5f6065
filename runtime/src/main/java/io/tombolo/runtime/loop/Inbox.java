package io.tombolo.runtime.loop;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The bounded queue in front of a machine: any thread offers, the driver's thread takes.
///
/// Never blocks who offers. What it does when full is its [Overflow] policy; what was lost by it is counted. Inputs
/// for which somebody waits overtake the others, and are never dropped for them.
///
/// @param <I> the machine's inputs
public final class Inbox<I> {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stirred = lock.newCondition();
    private final ArrayDeque<I> urgent = new ArrayDeque<>();
    private final ArrayDeque<I> waiting = new ArrayDeque<>();
    private final int capacity;
    private final Overflow overflow;
    private boolean nudged;
    private boolean closed;
    private long accepted;
    private long dropped;
    private long refused;

    /// @param capacity inputs that may wait, at least 1
    /// @throws IllegalArgumentException if the capacity is less than 1
    public Inbox(int capacity, Overflow overflow) {
        if (capacity < 1) {
            throw new IllegalArgumentException("inbox capacity must be at least 1. received: %d".formatted(capacity));
        }
        this.capacity = capacity;
        this.overflow = overflow;
    }

    /// Puts an input at the end of the queue, as far as the policy allows. Never blocks.
    public Offered offer(I input) {
        lock.lock();
        try {
            if (closed) {
                return Offered.CLOSED;
            }
            boolean full = waiting.size() == capacity;
            if (full && overflow == Overflow.REFUSE) {
                refused++;
                return Offered.REFUSED;
            }
            if (full) {
                waiting.removeFirst();
                dropped++;
            }
            waiting.addLast(input);
            accepted++;
            stirred.signal();
            return full ? Offered.ACCEPTED_DROPPING_OLDEST : Offered.ACCEPTED;
        } finally {
            lock.unlock();
        }
    }

    /// Puts an input for which somebody waits in front of all that [#offer] brought, behind those that came this way.
    /// It is never dropped for another; as many as the capacity may wait, one more is refused. Never blocks.
    public Offered offerUrgently(I input) {
        lock.lock();
        try {
            if (closed) {
                return Offered.CLOSED;
            }
            if (urgent.size() == capacity) {
                refused++;
                return Offered.REFUSED;
            }
            urgent.addLast(input);
            accepted++;
            stirred.signal();
            return Offered.ACCEPTED;
        } finally {
            lock.unlock();
        }
    }

    /// Takes the first urgent input, else the oldest; waits for one no longer than `limit`, and no longer than until
    /// a [#nudge()] or the close.
    ///
    /// Empty when there was none. For one thread, the driver's.
    ///
    /// @throws InterruptedException if the waiting thread is interrupted
    Optional<I> take(Duration limit) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanosLeft = saturatedNanos(limit);
            while (waiting.isEmpty() && urgent.isEmpty() && !nudged && !closed && nanosLeft > 0) {
                nanosLeft = stirred.awaitNanos(nanosLeft);
            }
            nudged = false;
            return Optional.ofNullable(urgent.isEmpty() ? waiting.pollFirst() : urgent.pollFirst());
        } finally {
            lock.unlock();
        }
    }

    /// Ends the wait of the driver, so that it looks at its clock and timers again.
    void nudge() {
        lock.lock();
        try {
            nudged = true;
            stirred.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Takes no more inputs. With [Closing#DRAIN] those that wait may still be taken, with [Closing#DISCARD] they
    /// are dropped, and counted. Closing again can only turn a drain into a discard.
    void close(Closing closing) {
        lock.lock();
        try {
            closed = true;
            if (closing == Closing.DISCARD) {
                dropped += urgent.size() + waiting.size();
                urgent.clear();
                waiting.clear();
            }
            stirred.signal();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /// How many inputs wait now.
    public int size() {
        lock.lock();
        try {
            return urgent.size() + waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /// What happened so far, as one consistent reading.
    public Counts counts() {
        lock.lock();
        try {
            return new Counts(accepted, dropped, refused);
        } finally {
            lock.unlock();
        }
    }

    private static long saturatedNanos(Duration duration) {
        return duration.toSeconds() >= Long.MAX_VALUE / 1_000_000_000L ? Long.MAX_VALUE : duration.toNanos();
    }

    /// Inputs since the start.
    ///
    /// @param accepted taken into the queue
    /// @param dropped  of those: dropped for a newer one, or discarded at the close
    /// @param refused  not taken because the queue was full
    public record Counts(long accepted, long dropped, long refused) {}
}
