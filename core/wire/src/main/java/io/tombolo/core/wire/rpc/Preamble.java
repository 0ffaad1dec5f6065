package io.tombolo.core.wire.rpc;

import java.util.Optional;

/// What the beginning of a connection says about the rest of it.
///
/// Source: RPC sheet 1.1 to 1.4; WAN federation sheet 2.9.
public sealed interface Preamble {

    /// The connection speaks a protocol; a first byte was part of the preamble and not of the protocol.
    record Speaks(PortProtocol protocol) implements Preamble {}

    /// A TLS handshake follows the first byte, and inside of it another first byte ([#insideTls]).
    record StartTls() implements Preamble {}

    /// A TLS handshake follows the first byte, without a client certificate; inside of it requests of agents that
    /// have no certificate yet.
    record StartTlsWithoutClientCertificate() implements Preamble {}

    /// The first byte is already that of a TLS handshake: hand it back, ask for a client certificate, and let ALPN
    /// decide ([#negotiated]).
    record NativeTls() implements Preamble {}

    /// The connection is to be closed.
    ///
    /// @param offered the first byte or the token, as text
    record Refused(Refusal refusal, String offered) implements Preamble {}

    /// Why a connection is closed before it has begun. Words for counters and for the one log line.
    enum Refusal {
        /// No protocol has that first byte.
        UNKNOWN_MARKER,
        /// TLS, but we have no certificate.
        TLS_NOT_CONFIGURED,
        /// A protocol that is no longer, or not in this edition, spoken.
        NOT_SERVED,
        /// A protocol without TLS where TLS is demanded.
        PLAINTEXT_REFUSED,
        /// TLS inside of TLS.
        NESTED_TLS,
        /// TLS was set up without naming a protocol.
        NO_ALPN,
        /// TLS was set up with a token that no protocol has.
        UNKNOWN_ALPN
    }

    /// What a server has that decides about a first byte.
    ///
    /// @param certificate  whether it has a certificate and a CA to check others with
    /// @param demandsTls   whether plain connections are refused (`verify_incoming`)
    record Policy(boolean certificate, boolean demandsTls) {}

    /// Reads the first byte of a connection, 0 to 255.
    static Preamble firstByte(int first, Policy policy) {
        if (first > PortProtocol.HIGHEST_MARKER && policy.certificate()) {
            return new NativeTls();
        }
        Optional<PortProtocol> protocol = PortProtocol.ofMarker(first);
        if (protocol.isEmpty()) {
            return refused(Refusal.UNKNOWN_MARKER, first);
        }
        return switch (protocol.get()) {
            case MUXADO, GOSSIP_AREA -> refused(Refusal.NOT_SERVED, first);
            case TLS -> policy.certificate() ? new StartTls() : refused(Refusal.TLS_NOT_CONFIGURED, first);
            case TLS_INSECURE ->
                policy.certificate()
                        ? new StartTlsWithoutClientCertificate()
                        : refused(Refusal.TLS_NOT_CONFIGURED, first);
            case RPC_SINGLE,
                    RAFT,
                    RPC_MULTI,
                    SNAPSHOT,
                    GRPC,
                    RAFT_FORWARDING,
                    WAN_GOSSIP_PACKET,
                    WAN_GOSSIP_STREAM,
                    VOTERS ->
                policy.demandsTls() ? refused(Refusal.PLAINTEXT_REFUSED, first) : new Speaks(protocol.get());
        };
    }

    /// Reads the first byte inside TLS that began with marker 3.
    static Preamble insideTls(int first) {
        Optional<PortProtocol> protocol = PortProtocol.ofMarker(first);
        if (protocol.isEmpty()) {
            return refused(Refusal.UNKNOWN_MARKER, first);
        }
        return switch (protocol.get()) {
            case MUXADO, GOSSIP_AREA -> refused(Refusal.NOT_SERVED, first);
            case TLS, TLS_INSECURE -> refused(Refusal.NESTED_TLS, first);
            case RPC_SINGLE,
                    RAFT,
                    RPC_MULTI,
                    SNAPSHOT,
                    GRPC,
                    RAFT_FORWARDING,
                    WAN_GOSSIP_PACKET,
                    WAN_GOSSIP_STREAM,
                    VOTERS -> new Speaks(protocol.get());
        };
    }

    /// Reads what ALPN agreed on; empty if nothing.
    static Preamble negotiated(String token) {
        if (token.isEmpty()) {
            return new Refused(Refusal.NO_ALPN, token);
        }
        return PortProtocol.ofAlpn(token)
                .<Preamble>map(protocol -> protocol == PortProtocol.GOSSIP_AREA
                        ? new Refused(Refusal.NOT_SERVED, token)
                        : new Speaks(protocol))
                .orElseGet(() -> new Refused(Refusal.UNKNOWN_ALPN, token));
    }

    private static Refused refused(Refusal refusal, int first) {
        return new Refused(refusal, Integer.toString(first));
    }
}
