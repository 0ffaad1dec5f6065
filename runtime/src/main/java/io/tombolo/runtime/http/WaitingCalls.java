package io.tombolo.runtime.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// Runs handlers that wait, each on a virtual thread of its own, up to a limit.
final class WaitingCalls {

    /// Handlers that may wait at once. Each holds some KiB of stack, and whatever it waits for; blocking queries are
    /// not
    /// among them, because they hold no thread of the port.
    static final int LIMIT = 2048;

    private final Semaphore rooms = new Semaphore(LIMIT);

    /// Runs a handler. Cancelling the answer interrupts it.
    CompletableFuture<Reply> run(Supplier<Reply> handler) {
        if (!rooms.tryAcquire()) {
            return CompletableFuture.completedFuture(Reply.error(
                    503, "%d requests are being waited for already: try again, or ask another agent".formatted(LIMIT)));
        }
        var answer = new CompletableFuture<Reply>();
        Thread thread = Thread.ofVirtual().name("http").unstarted(() -> {
            try {
                answer.complete(handler.get());
            } catch (RuntimeException | Error failure) {
                answer.completeExceptionally(failure);
            } finally {
                rooms.release();
            }
        });
        var _ = answer.whenComplete((reply, problem) -> {
            if (answer.isCancelled()) {
                thread.interrupt();
            }
        });
        thread.start();
        return answer;
    }
}
