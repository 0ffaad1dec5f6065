package io.tombolo.runtime.port;

import io.tombolo.core.wire.rpc.PortProtocol;
import java.util.Map;
import java.util.Optional;

/// What stands behind the port. A protocol that has nobody is refused with a counted reason.
///
/// @param calls   for [PortProtocol#RPC_MULTI], [PortProtocol#RPC_SINGLE] and, with
///                [Peer.Security#TLS_TO_ENROL], marker 7
/// @param packets for [PortProtocol#WAN_GOSSIP_PACKET], where there is a WAN pool
/// @param streams for [PortProtocol#WAN_GOSSIP_STREAM], [PortProtocol#SNAPSHOT], and others that take a connection
///                whole
public record PortServices(
        CallHandler calls, Optional<PacketHandler> packets, Map<PortProtocol, StreamAcceptor> streams) {

    public PortServices {
        streams = Map.copyOf(streams);
    }

    /// Nothing but calls.
    public static PortServices of(CallHandler calls) {
        return new PortServices(calls, Optional.empty(), Map.of());
    }

    /// The same with packets.
    public PortServices withPackets(PacketHandler handler) {
        return new PortServices(calls, Optional.of(handler), streams);
    }

    /// The same with one more protocol.
    public PortServices with(PortProtocol protocol, StreamAcceptor acceptor) {
        var more = new java.util.EnumMap<PortProtocol, StreamAcceptor>(PortProtocol.class);
        more.putAll(streams);
        more.put(protocol, acceptor);
        return new PortServices(calls, packets, more);
    }
}
