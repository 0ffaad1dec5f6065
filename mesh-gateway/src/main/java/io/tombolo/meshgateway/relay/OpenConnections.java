package io.tombolo.meshgateway.relay;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// How many connections clients have open, over all event loops. Safe for all threads.
final class OpenConnections {

    private final AtomicInteger count = new AtomicInteger();

    /// Counts one more; how many there were before it.
    int enter() {
        return count.getAndIncrement();
    }

    void leave() {
        if (count.decrementAndGet() == 0) {
            synchronized (this) {
                notifyAll();
            }
        }
    }

    int count() {
        return count.get();
    }

    /// Returns when there is none, or when the time is over.
    synchronized void awaitNone(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (count.get() > 0) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
