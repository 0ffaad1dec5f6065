package io.tombolo.httpapi.event;

import io.tombolo.contract.members.Members;
import io.tombolo.contract.members.Pool;
import io.tombolo.contract.members.Subscription;
import io.tombolo.contract.members.UserEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/// The last events that were meant for this node. Safe for all threads.
final class HeardEvents implements AutoCloseable {

    /// Events that are kept. Source: HTTP sheet 3.2.
    static final int COUNT_LIMIT = 256;

    private final String node;
    private final BiConsumer<FiredEvent, Runnable> serviceFilter;
    private final Deque<HeardEvent> kept = new ArrayDeque<>();
    private final Set<Waiter> waiting = new HashSet<>();
    private final Subscription subscription;

    /// Somebody who waits for the next event.
    static final class Waiter {
        private final CompletableFuture<Void> next = new CompletableFuture<>();

        /// Completes with it.
        CompletableFuture<Void> next() {
            return next;
        }
    }

    /// @param serviceFilter runs what it is given if this node has the service and the tag that an event is for
    HeardEvents(Members members, String node, BiConsumer<FiredEvent, Runnable> serviceFilter) {
        this.node = node;
        this.serviceFilter = serviceFilter;
        subscription = members.watchEvents(Pool.LAN, this::heard);
    }

    private void heard(UserEvent event) {
        if (!event.name().startsWith(FiredEvent.PREFIX)) {
            return;
        }
        Optional<FiredEvent> fired = FiredEvent.decode(event.payload());
        if (fired.isEmpty() || !FiredEvent.takes(fired.get().nodeFilter(), node)) {
            return;
        }
        Runnable keep = () -> keep(HeardEvent.of(fired.get(), event.time()));
        if (fired.get().serviceFilter().isEmpty()) {
            keep.run();
        } else {
            serviceFilter.accept(fired.get(), keep);
        }
    }

    private void keep(HeardEvent event) {
        List<Waiter> woken;
        synchronized (this) {
            kept.addLast(event);
            if (kept.size() > COUNT_LIMIT) {
                kept.removeFirst();
            }
            woken = new ArrayList<>(waiting);
            waiting.clear();
        }
        woken.forEach(waiter -> waiter.next().complete(null));
    }

    /// What is kept, oldest first.
    synchronized List<HeardEvent> list() {
        return List.copyOf(kept);
    }

    /// Waits for the next event, if the last one is still the one with this index, and for nothing if not.
    synchronized Waiter after(long index) {
        var waiter = new Waiter();
        if (kept.isEmpty() ? index != 1 : kept.getLast().index() != index) {
            waiter.next().complete(null);
        } else {
            waiting.add(waiter);
        }
        return waiter;
    }

    synchronized void forget(Waiter waiter) {
        waiting.remove(waiter);
    }

    @Override
    public void close() {
        subscription.close();
    }
}
