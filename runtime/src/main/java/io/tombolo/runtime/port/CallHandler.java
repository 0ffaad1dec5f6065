package io.tombolo.runtime.port;

import io.tombolo.core.wire.Bytes;

/// Takes the calls that come in by the port. The dispatcher of the RPC forwarder is one.
@FunctionalInterface
public interface CallHandler {

    /// A call came in.
    ///
    /// On the connection's event loop: must not wait. What is known at once is answered at once, which is the
    /// fastest way; everything else is answered later, by any thread. What it throws answers the call as an error.
    ///
    /// @param method    `ServiceMethod` as it came; not necessarily with a dot
    /// @param body      the request, one value, as it came: its own array, or one that is not much larger
    /// @param responder answers it, exactly once
    void called(String method, Bytes body, Peer peer, Responder responder);
}
