package io.tombolo.core.wire.rpc;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The protocols of the server port, by the byte or the ALPN token that begins them.
///
/// The order is the server's order of preference among tokens. Source: RPC sheet 1.1 and 1.2.
public enum PortProtocol {
    /// One stream of requests and responses, without multiplexer. Real servers accept it and never send it.
    RPC_SINGLE(0, "consul/rpc-single"),
    /// Raft of the same datacenter.
    RAFT(1, "consul/raft"),
    /// An obsolete multiplexer.
    MUXADO(2, ""),
    /// A TLS handshake follows, and inside of it another first byte.
    TLS(3, ""),
    /// yamux, each stream with requests and responses: the normal case.
    RPC_MULTI(4, "consul/rpc-multi"),
    /// A snapshot to save or to restore, one per connection.
    SNAPSHOT(5, "consul/rpc-snapshot"),
    /// Network areas of another edition. Offered, and closed at once.
    GOSSIP_AREA(6, "consul/rpc-gossip"),
    /// TLS without a client certificate, for agents that do not have one yet; requests follow without another byte.
    TLS_INSECURE(7, ""),
    /// HTTP/2 with prior knowledge.
    GRPC(8, "consul/rpc-grpc"),
    /// gRPC of the resource store, same datacenter.
    RAFT_FORWARDING(9, "consul/raft-forwarding"),
    /// Gossip packets, each with its length before it ([GossipPacketFrames]); gateways only.
    WAN_GOSSIP_PACKET(-1, "consul/wan-gossip/packet"),
    /// One gossip stream from the first byte on; gateways only.
    WAN_GOSSIP_STREAM(-1, "consul/wan-gossip/stream"),
    /// What the voters of our datacenter say to each other ([VoterFrames]): ours alone, and what real servers refuse.
    /// The marker is for servers without TLS. Source: docs/adr/0006-voters-on-the-server-port.md.
    VOTERS(0xA5, "tombolo/voters");

    /// The highest marker of real servers. To a server with a certificate, what lies above is no marker but the first
    /// byte of a TLS handshake, which is 22.
    static final int HIGHEST_MARKER = 9;

    private final int marker;
    private final String alpn;

    PortProtocol(int marker, String alpn) {
        this.marker = marker;
        this.alpn = alpn;
    }

    /// The first byte that begins it, if one does.
    public OptionalInt marker() {
        return marker < 0 ? OptionalInt.empty() : OptionalInt.of(marker);
    }

    /// The ALPN token that begins it, if one does: those without cannot pass a gateway.
    public Optional<String> alpn() {
        return alpn.isEmpty() ? Optional.empty() : Optional.of(alpn);
    }

    /// All tokens that a server offers, in its order of preference. A dialler offers exactly one.
    public static List<String> alpnTokens() {
        return Arrays.stream(values())
                .flatMap(protocol -> protocol.alpn().stream())
                .toList();
    }

    static Optional<PortProtocol> ofMarker(int marker) {
        return Arrays.stream(values())
                .filter(protocol -> protocol.marker == marker && marker >= 0)
                .findFirst();
    }

    static Optional<PortProtocol> ofAlpn(String token) {
        return Arrays.stream(values())
                .filter(protocol -> !token.isEmpty() && protocol.alpn.equals(token))
                .findFirst();
    }
}
