package io.tombolo.rpcforwarder.snapshot;

import io.tombolo.core.terms.WanName;
import io.tombolo.core.wire.rpc.PortProtocol;
import io.tombolo.runtime.pool.Dialled;

/// Opens a connection of its own to a server. [io.tombolo.runtime.pool.SessionPool] does.
@FunctionalInterface
public interface SnapshotDialer {

    /// The outcome is told on the connection's event loop, if there is a connection.
    void connect(WanName to, PortProtocol protocol, Dialled dialled);
}
