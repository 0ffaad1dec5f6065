package io.tombolo.rpcforwarder.snapshot;

import io.tombolo.contract.leadership.Leadership;
import io.tombolo.contract.rpc.snapshot.SnapshotOwner;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.rpcforwarder.servers.ServerDirectory;
import io.tombolo.runtime.net.ByteStream;
import io.tombolo.runtime.port.Peer;
import io.tombolo.runtime.port.StreamAcceptor;
import java.util.Optional;

/// Takes snapshot connections off the port.
///
/// @param own     this datacenter
/// @param servers whom to ask in others, and for the leader of this one
/// @param dialer  connects to them
/// @param owner   has the state of this datacenter; without one, nobody leads here
public record SnapshotAcceptor(
        Datacenter own,
        Leadership leadership,
        ServerDirectory servers,
        SnapshotDialer dialer,
        Optional<SnapshotOwner> owner)
        implements StreamAcceptor {

    @Override
    public ByteStream.Handler accept(Peer peer) {
        return new SnapshotConnection(this);
    }
}
