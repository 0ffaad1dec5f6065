package io.tombolo.rpcforwarder.forwarding;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.MethodName;
import io.tombolo.rpcforwarder.servers.Server;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// Asks one server, over whatever leads to it.
public interface ServerCalls {

    /// Asks once; fails with [CallFailedException].
    ///
    /// @param limit how long the answer may take
    CompletableFuture<Bytes> call(Server server, MethodName method, Bytes body, Duration limit);
}
