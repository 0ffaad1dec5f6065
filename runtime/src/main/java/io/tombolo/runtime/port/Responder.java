package io.tombolo.runtime.port;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.RpcError;

/// Answers one call, from any thread. The first answer counts; others are dropped, as are those to nobody.
public interface Responder {

    /// The call went well.
    ///
    /// @param body one encoded value, not written to again; may be shared between answers
    void answer(Bytes body);

    /// The call failed. After an error of dispatch (no such method, undecodable body) the stream is closed, as
    /// real servers do; after any other it stays.
    void fail(RpcError error);

    /// Registers what to do when nobody waits any more: the caller closed the stream, or the connection ended. At
    /// most one; replaces the one before. Run on the connection's event loop, at once if it is already so; not run
    /// after an answer.
    void onCancel(Runnable cancelled);

    /// Whether nobody waits any more.
    boolean isCancelled();
}
