package io.tombolo.rpcforwarder.forwarding;

import io.tombolo.core.terms.WanName;
import io.tombolo.core.wire.Bytes;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// Asks one server, over whatever leads to it. [io.tombolo.runtime.pool.SessionPool] does.
@FunctionalInterface
public interface ServerCalls {

    /// Asks once; fails with [io.tombolo.runtime.pool.CallFailed].
    ///
    /// @param within how long the answer may take
    CompletableFuture<Bytes> call(WanName to, String method, Bytes body, Duration within);
}
