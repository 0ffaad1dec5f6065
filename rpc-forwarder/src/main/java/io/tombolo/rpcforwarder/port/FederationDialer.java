package io.tombolo.rpcforwarder.port;

import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.WanName;
import io.tombolo.core.wire.rpc.PortProtocol;
import io.tombolo.runtime.pool.Dialer;
import io.tombolo.runtime.pool.Dialled;
import java.time.Duration;

/// Decides which way a connection takes: directly within the datacenter, and to others only through gateways.
///
/// There is no falling back to a foreign server's own address. Source: WAN federation sheet 1.2.
///
/// @param own     this datacenter
/// @param within  reaches its servers
/// @param abroad  reaches those of all others
public record FederationDialer(Datacenter own, Dialer within, Dialer abroad) implements Dialer {

    @Override
    public void dial(WanName to, PortProtocol protocol, Duration limit, Dialled dialled) {
        (to.datacenter().equals(own) ? within : abroad).dial(to, protocol, limit, dialled);
    }
}
