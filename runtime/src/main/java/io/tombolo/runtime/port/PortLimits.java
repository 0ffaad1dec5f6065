package io.tombolo.runtime.port;

import io.tombolo.core.wire.yamux.YamuxLimits;
import java.time.Duration;

/// The limits of the port.
///
/// @param preamble     from accepting a connection until its protocol is known: first byte, handshake, inner byte
///                     (`rpc_handshake_timeout`)
/// @param perSource    connections of one address that have not shown a certificate (`rpc_max_conns_per_client`)
/// @param perIdentity  connections of one certificate's names. Those do not count for their source, for behind a
///                     gateway all servers of a federation share one address
/// @param packetGap    silence after which a connection with gossip packets is closed
/// @param requestRoom  bytes of requests that are not complete, over all streams of a connection. Beyond, the
///                     stream that wants more is reset
/// @param sharedRoom   the same over all connections, beyond the first MiB of each
/// @param answerRoom   bytes of answers that the peer has not taken, over all streams of a connection. Beyond, an
///                     answer that is not alone is dropped and its stream reset
/// @param yamux        limits of each session
public record PortLimits(
        Duration preamble,
        int perSource,
        int perIdentity,
        Duration packetGap,
        long requestRoom,
        long sharedRoom,
        long answerRoom,
        YamuxLimits yamux) {

    /// What real servers use, where they have such a limit.
    public static final PortLimits DEFAULT = new PortLimits(
            Duration.ofSeconds(5),
            100,
            100,
            Duration.ofMinutes(2),
            64L * 1024 * 1024,
            256L * 1024 * 1024,
            64L * 1024 * 1024,
            YamuxLimits.DEFAULT);

    /// The same with another time for the preamble.
    public PortLimits withPreamble(Duration limit) {
        return new PortLimits(limit, perSource, perIdentity, packetGap, requestRoom, sharedRoom, answerRoom, yamux);
    }

    /// The same with other numbers of connections.
    public PortLimits withConnections(int ofSource, int ofIdentity) {
        return new PortLimits(preamble, ofSource, ofIdentity, packetGap, requestRoom, sharedRoom, answerRoom, yamux);
    }

    /// The same with other rooms for requests of one connection and of all.
    public PortLimits withRequestRooms(long ofConnection, long ofAll) {
        return new PortLimits(preamble, perSource, perIdentity, packetGap, ofConnection, ofAll, answerRoom, yamux);
    }

    /// The same with other sessions.
    public PortLimits withYamux(YamuxLimits limits) {
        return new PortLimits(preamble, perSource, perIdentity, packetGap, requestRoom, sharedRoom, answerRoom, limits);
    }
}
