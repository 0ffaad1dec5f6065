package io.tombolo.gatewayregistry.spreading;

import io.tombolo.contract.rpc.RpcFailedException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What one machine has under way: one thing at a time, on a virtual thread. Confined to the machine's thread.
final class RoundWork {

    private final String name;
    private @Nullable Thread running;

    RoundWork(String name) {
        this.name = name;
    }

    /// Something that waits for answers.
    @FunctionalInterface
    interface Work {

        /// Does it.
        ///
        /// @throws RpcFailedException if a call failed
        void perform() throws InterruptedException;
    }

    /// Begins; what went on before is given up.
    ///
    /// @param onFailure told of a call that failed
    void begin(Work work, Consumer<RpcFailedException> onFailure) {
        callOff();
        running = Thread.ofVirtual().name(name).start(() -> {
            try {
                work.perform();
            } catch (RpcFailedException failed) {
                onFailure.accept(failed);
            } catch (InterruptedException | CancellationException calledOff) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /// Gives up what goes on; its outcome may still come.
    void callOff() {
        Thread current = running;
        if (current != null) {
            current.interrupt();
        }
    }

    /// Waits for an answer; gives the call up if the wait is.
    ///
    /// @throws RpcFailedException if it failed
    static <R> R await(CompletableFuture<R> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RpcFailedException known) {
                throw known;
            }
            throw new IllegalStateException("a call failed in a way that calls do not", failed.getCause());
        } catch (InterruptedException calledOff) {
            answer.cancel(true);
            throw calledOff;
        }
    }
}
