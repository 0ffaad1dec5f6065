package io.tombolo.runtime.pool;

import io.tombolo.core.terms.WanName;
import io.tombolo.core.wire.rpc.PortProtocol;
import java.time.Duration;

/// Finds the way to a server and connects. The dialler that goes through gateways plugs in here; it chooses an
/// address and leaves the rest to a [Connector].
@FunctionalInterface
public interface Dialer {

    /// Opens one connection, ready for the protocol's first byte. Returns at once.
    ///
    /// @param within  for everything until the protocol may begin
    /// @param dialled told of the outcome, on the connection's event loop if there is a connection
    void dial(WanName to, PortProtocol protocol, Duration within, Dialled dialled);
}
