package io.tombolo.agent;

import io.tombolo.contract.agent.AgentUnavailableException;
import io.tombolo.core.registration.Verdict;
import io.tombolo.core.registration.local.LocalView;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Where the machine shows what it has, and leaves its replies; readers and callers wait here.
final class Board {

    private final AtomicLong tickets = new AtomicLong();
    private final Map<Long, CompletableFuture<Verdict>> asked = new ConcurrentHashMap<>();
    private final List<Waiter> waiters = new ArrayList<>();
    private long lastWaiter;
    private volatile LocalView view = LocalView.EMPTY;
    private volatile boolean closed;

    private record Waiter(long number, long version, CompletableFuture<LocalView> future) {}

    LocalView view() {
        return view;
    }

    CompletableFuture<LocalView> viewAfter(long version) {
        var future = new CompletableFuture<LocalView>();
        synchronized (waiters) {
            if (view.version() > version) {
                future.complete(view);
            } else if (closed) {
                future.completeExceptionally(stopping("wait for a change"));
            } else {
                long number = ++lastWaiter;
                waiters.add(new Waiter(number, version, future));
                var _ = future.whenComplete((_, _) -> forget(number));
            }
        }
        return future;
    }

    private void forget(long number) {
        synchronized (waiters) {
            waiters.removeIf(waiter -> waiter.number() == number);
        }
    }

    void show(LocalView next) {
        List<Waiter> woken = new ArrayList<>();
        synchronized (waiters) {
            view = next;
            for (Iterator<Waiter> all = waiters.iterator(); all.hasNext(); ) {
                Waiter waiter = all.next();
                if (next.version() > waiter.version()) {
                    all.remove();
                    woken.add(waiter);
                }
            }
        }
        woken.forEach(waiter -> waiter.future().complete(next));
    }

    /// A ticket for an order, and what becomes of it.
    Order order() {
        long ticket = tickets.incrementAndGet();
        var future = new CompletableFuture<Verdict>();
        asked.put(ticket, future);
        return new Order(ticket, future);
    }

    record Order(long ticket, CompletableFuture<Verdict> future) {}

    void reply(long ticket, Verdict verdict) {
        CompletableFuture<Verdict> future = asked.remove(ticket);
        if (future != null) {
            future.complete(verdict);
        }
    }

    void refuse(long ticket, String why) {
        CompletableFuture<Verdict> future = asked.remove(ticket);
        if (future != null) {
            future.completeExceptionally(new AgentUnavailableException(why));
        }
    }

    /// Nothing is shown or answered from now on.
    void close() {
        closed = true;
        asked.keySet().forEach(ticket -> refuse(ticket, "the agent is stopping"));
        List<Waiter> left;
        synchronized (waiters) {
            left = List.copyOf(waiters);
            waiters.clear();
        }
        left.forEach(waiter -> waiter.future().completeExceptionally(stopping("wait for a change")));
    }

    private static AgentUnavailableException stopping(String what) {
        return new AgentUnavailableException("cannot %s: the agent is stopping".formatted(what));
    }
}
