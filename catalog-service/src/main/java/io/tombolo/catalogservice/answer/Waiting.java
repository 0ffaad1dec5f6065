package io.tombolo.catalogservice.answer;

import io.tombolo.catalogservice.log.LogException;
import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.core.wire.rpc.RpcError;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/// Waits for futures on a thread that may wait.
public final class Waiting {

    private Waiting() {}

    /// The future's value.
    ///
    /// @param onFailure makes what callers know of what the log says
    static <T> T on(CompletableFuture<T> future, Function<Throwable, RpcError> onFailure) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            throw new RpcFailedException(onFailure.apply(cause));
        } catch (InterruptedException gone) {
            Thread.currentThread().interrupt();
            future.cancel(false);
            throw callerIsGone();
        }
    }

    /// The future's value, where callers learn what the log says as it says it.
    public static <T> T on(CompletableFuture<T> future) {
        return on(future, Waiting::error);
    }

    /// "No cluster leader" makes callers try again, so it is only said where nothing was done.
    static RpcError error(Throwable problem) {
        if (problem instanceof LogException failed && failed.fate() == LogException.Fate.NOT_LEADING) {
            return RpcError.Known.NO_LEADER;
        }
        return new RpcError.Other(String.valueOf(problem.getMessage()));
    }

    static CancellationException callerIsGone() {
        return new CancellationException("nobody waits for the answer any more");
    }
}
