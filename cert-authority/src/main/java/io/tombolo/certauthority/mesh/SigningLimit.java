package io.tombolo.certauthority.mesh;

import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.core.wire.rpc.RpcError;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Lets callers sign one after the other as fast as the settings allow, and refuses those who would wait too long. From
/// any thread.
final class SigningLimit {

    private final InstantSource clock;
    private final SigningRate rate;
    private final AtomicInteger inside = new AtomicInteger();

    /// Leaves when it is closed.
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    SigningLimit(InstantSource clock) {
        this.clock = clock;
        this.rate = new SigningRate(0, clock.instant());
    }

    /// Waits for a turn.
    ///
    /// @throws RpcFailedException if that would take too long
    Turn enter(AuthoritySettings settings) {
        if (settings.csrConcurrent() > 0) {
            if (inside.incrementAndGet() > settings.csrConcurrent()) {
                inside.decrementAndGet();
                throw new RpcFailedException(RpcError.Known.SIGNING_RATE_LIMIT);
            }
            return inside::decrementAndGet;
        }
        await(take(settings.csrPerSecond())
                .orElseThrow(() -> new RpcFailedException(RpcError.Known.SIGNING_RATE_LIMIT)));
        return () -> {};
    }

    private synchronized Optional<Duration> take(double perSecond) {
        rate.changeTo(perSecond);
        return rate.take(clock.instant());
    }

    private static void await(Duration wait) {
        if (wait.isZero()) {
            return;
        }
        try {
            TimeUnit.NANOSECONDS.sleep(wait.toNanos());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancellationException("nobody waits for the certificate any more");
        }
    }
}
