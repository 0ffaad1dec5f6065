package io.tombolo.catalogservice.replica;

import io.tombolo.core.catalog.radix.Watch;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Threads that sleep until a part of the state changes. A change costs what it wakes, not what sleeps.
final class Waiters {

    private final ConcurrentHashMap<Watch, Set<CountDownLatch>> byWatch = new ConcurrentHashMap<>();

    /// How many threads have placed watches, or are about to. One number, because the size of the map is a sum
    /// that may leave out a sleeper while others come and go.
    private final AtomicInteger sleepers = new AtomicInteger();

    /// Sleeps until one of the watches fires, all are woken, or the time is over.
    ///
    /// @param isCurrent whether there is nothing new, such as a state newer than the one that the watches are of:
    ///                  looked at once the watches are placed, so that a change before that is not missed
    /// @return whether something may have changed
    boolean await(List<Watch> watches, BooleanSupplier isCurrent, long nanos) throws InterruptedException {
        var woken = new CountDownLatch(1);
        sleepers.incrementAndGet();
        try {
            watches.forEach(watch -> byWatch.compute(watch, (key, waiting) -> with(waiting, woken)));
            return !isCurrent.getAsBoolean() || woken.await(nanos, TimeUnit.NANOSECONDS);
        } finally {
            watches.forEach(watch -> byWatch.computeIfPresent(watch, (key, waiting) -> without(waiting, woken)));
            sleepers.decrementAndGet();
        }
    }

    /// Wakes whoever waits for one of these. Called by the thread that applies commands, so the waking
    /// itself, which
    /// may
    /// be of ten thousand, is another thread's.
    void fire(Collection<Watch> fired) {
        if (sleepers.get() == 0) {
            return;
        }
        var waking = new HashSet<CountDownLatch>();
        for (Watch watch : fired) {
            Set<CountDownLatch> waiting = byWatch.remove(watch);
            if (waiting != null) {
                waking.addAll(waiting);
            }
        }
        if (!waking.isEmpty()) {
            Thread.startVirtualThread(() -> waking.forEach(CountDownLatch::countDown));
        }
    }

    /// Wakes all.
    void fireAll() {
        fire(List.copyOf(byWatch.keySet()));
    }

    /// How many watches somebody waits for.
    int watched() {
        return byWatch.size();
    }

    /// How many threads sleep.
    int sleepers() {
        return sleepers.get();
    }

    private static Set<CountDownLatch> with(@Nullable Set<CountDownLatch> waiting, CountDownLatch one) {
        Set<CountDownLatch> all = waiting == null ? new HashSet<>() : waiting;
        all.add(one);
        return all;
    }

    private static @Nullable Set<CountDownLatch> without(Set<CountDownLatch> waiting, CountDownLatch one) {
        waiting.remove(one);
        return waiting.isEmpty() ? null : waiting;
    }
}
