package io.tombolo.agent.leaf;

import io.tombolo.contract.rpc.connect.IssuedCert;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The certificate of one service as it is now, and those who wait for the next.
final class HeldLeaf {

    private final List<Waiter> waiters = new ArrayList<>();
    private long lastWaiter;
    private Optional<IssuedCert> current = Optional.empty();

    private record Waiter(long number, long newerThan, CompletableFuture<IssuedCert> future) {}

    CompletableFuture<IssuedCert> newerThan(long index) {
        var future = new CompletableFuture<IssuedCert>();
        synchronized (this) {
            if (current.filter(held -> isNewer(held, index)).isPresent()) {
                future.complete(current.get());
                return future;
            }
            long number = ++lastWaiter;
            waiters.add(new Waiter(number, index, future));
            var _ = future.whenComplete((_, _) -> forget(number));
        }
        return future;
    }

    void show(IssuedCert next) {
        List<Waiter> woken;
        synchronized (this) {
            current = Optional.of(next);
            woken = waiters.stream()
                    .filter(waiter -> isNewer(next, waiter.newerThan()))
                    .toList();
            waiters.removeAll(woken);
        }
        woken.forEach(waiter -> waiter.future().complete(next));
    }

    /// Tells those who have nothing yet; the others go on waiting for the next certificate.
    void fail(Throwable why) {
        List<Waiter> told;
        synchronized (this) {
            told = waiters.stream()
                    .filter(waiter -> waiter.newerThan() == 0 || current.isEmpty())
                    .toList();
            waiters.removeAll(told);
        }
        told.forEach(waiter -> waiter.future().completeExceptionally(why));
    }

    void end(Throwable why) {
        List<Waiter> left;
        synchronized (this) {
            left = List.copyOf(waiters);
            waiters.clear();
        }
        left.forEach(waiter -> waiter.future().completeExceptionally(why));
    }

    private synchronized void forget(long number) {
        waiters.removeIf(waiter -> waiter.number() == number);
    }

    private static boolean isNewer(IssuedCert held, long index) {
        return Long.compareUnsigned(held.raft().modifyIndex(), index) > 0;
    }
}
