package io.tombolo.catalogservice.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tombolo.contract.leadership.Standing;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Waits for what a log will do.
public abstract class Waits {

    /// Longer than anything takes that works.
    protected static final int SECONDS = 30;

    /// The one of these that leads, once one does.
    protected static ReplicatedLogContract.Server leaderOf(List<ReplicatedLogContract.Server> servers) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (System.nanoTime() < end) {
            for (ReplicatedLogContract.Server server : servers) {
                if (server.log().standing() instanceof Standing.Leads) {
                    return server;
                }
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("nobody leads: "
                + servers.stream().map(server -> server.log().standing()).toList());
    }

    /// What a future comes to.
    protected static <T> T of(CompletableFuture<T> future) throws Exception {
        return future.get(SECONDS, TimeUnit.SECONDS);
    }

    /// How a future fails.
    protected static LogException failure(CompletableFuture<?> future) {
        ExecutionException failed =
                catchThrowableOfType(ExecutionException.class, () -> future.get(SECONDS, TimeUnit.SECONDS));
        if (failed.getCause() instanceof LogException refused) {
            return refused;
        }
        throw new AssertionError("failed otherwise than by the log", failed);
    }

    /// Waits until something holds.
    protected static void until(BooleanSupplier holds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for too long").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
