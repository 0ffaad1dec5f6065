package io.tombolo.runtime.pool;

import io.tombolo.core.federation.dial.Gateway;
import io.tombolo.core.federation.dial.NoGateway;
import io.tombolo.core.terms.ServerName;
import io.tombolo.core.terms.TypedReason;
import io.tombolo.core.terms.WanName;
import io.tombolo.runtime.net.Addresses;
import io.tombolo.runtime.tls.HandshakeFault;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// Why there is no connection.
public sealed interface DialFailure {

    /// What was tried, against whom, and what came of it, in one clause.
    String explanation();

    /// It is not known whom to dial, or not possible.
    record NoRoute(TypedReason reason) implements DialFailure {
        @Override
        public String explanation() {
            return reason.explanation() + "; " + reason.mend();
        }
    }

    /// TCP did not connect.
    ///
    /// @param cause what the system said
    record Unreachable(InetSocketAddress address, String cause) implements DialFailure {
        @Override
        public String explanation() {
            return "dial tcp %s: %s".formatted(Addresses.text(address), cause);
        }
    }

    /// Connecting and the handshake together took too long.
    record TimedOut(String target, Duration within) implements DialFailure {
        @Override
        public String explanation() {
            return "no connection to %s within %d ms".formatted(target, within.toMillis());
        }
    }

    /// The connection was accepted, and the handshake was not done in time.
    record Unanswered(InetSocketAddress address, Duration within) implements DialFailure {
        @Override
        public String explanation() {
            return "%s accepted the connection, and no TLS handshake was done within %d ms"
                    .formatted(Addresses.text(address), within.toMillis());
        }
    }

    /// No gateway is known that leads there.
    record NoGatewayKnown(NoGateway why) implements DialFailure {
        @Override
        public String explanation() {
            return why.explanation() + "; " + why.mend();
        }
    }

    /// Every gateway was tried in vain.
    ///
    /// @param wanted the server that was asked for
    /// @param tries  in the order in which they ended; at least one
    record ThroughGateways(ServerName wanted, List<Tried> tries) implements DialFailure {

        public ThroughGateways {
            tries = List.copyOf(tries);
        }

        @Override
        public String explanation() {
            return "cannot reach %s through %s"
                    .formatted(
                            wanted,
                            tries.stream()
                                    .map(tried -> "mesh gateway %s: %s"
                                            .formatted(
                                                    tried.gateway().address(),
                                                    tried.failure().explanation()))
                                    .collect(Collectors.joining("; ")));
        }

        /// The most telling of the reasons: who got furthest knows most.
        public TypedReason reason() {
            return tries.stream()
                    .map(tried -> tried.reason(wanted))
                    .min(Comparator.comparingInt(ThroughGateways::distance))
                    .orElseThrow();
        }

        private static int distance(TypedReason reason) {
            return switch (reason) {
                case TypedReason.CertificateNameWrong _ -> 0;
                case TypedReason.HandshakeFailed _ -> 1;
                case TypedReason.ServerNameNotRouted _ -> 2;
                case TypedReason.GatewayUnreachable _ -> 3;
                case TypedReason.NoGatewayKnown _,
                        TypedReason.UnknownDatacenter _,
                        TypedReason.NoLiveServer _,
                        TypedReason.NoLeader _ -> 4;
            };
        }
    }

    /// One gateway that was tried in vain.
    record Tried(Gateway gateway, DialFailure failure) {

        TypedReason reason(ServerName wanted) {
            return switch (failure) {
                case HandshakeRefused(var _, HandshakeFault fault, String detail)
                when fault == HandshakeFault.WRONG_NAME ->
                    new TypedReason.CertificateNameWrong(wanted.datacenter(), wanted, detail);
                case HandshakeRefused(var _, HandshakeFault fault, var _)
                when fault == HandshakeFault.CLOSED_BY_PEER ->
                    new TypedReason.ServerNameNotRouted(wanted.datacenter(), gateway.address(), wanted);
                case HandshakeRefused refused ->
                    new TypedReason.HandshakeFailed(
                            wanted.datacenter(),
                            gateway.address(),
                            refused.fault().explanation());
                case Unanswered _ ->
                    new TypedReason.HandshakeFailed(
                            wanted.datacenter(), gateway.address(), "nothing came after the connection was accepted");
                case NoRoute(TypedReason reason) -> reason;
                case NoGatewayKnown(NoGateway why) -> why.reason();
                case ThroughGateways through -> through.reason();
                case Unreachable _, TimedOut _, NoCertificate _, NoServerName _, Broken _ ->
                    new TypedReason.GatewayUnreachable(wanted.datacenter(), gateway.address());
            };
        }
    }

    /// The node's name can be no part of a server name, by which gateways route.
    ///
    /// @param obstacle what a name has to be, in a clause
    record NoServerName(WanName server, String obstacle) implements DialFailure {
        @Override
        public String explanation() {
            return "no gateway can lead to %s: federation through mesh gateways %s".formatted(server, obstacle);
        }
    }

    /// TLS could not be set up.
    ///
    /// @param detail what the TLS engine said: of a certificate, which names it carries
    record HandshakeRefused(InetSocketAddress address, HandshakeFault fault, String detail) implements DialFailure {
        @Override
        public String explanation() {
            return "TLS handshake with %s: %s (%s)".formatted(Addresses.text(address), fault.explanation(), detail);
        }
    }

    /// TLS is needed and this server has no certificate.
    record NoCertificate() implements DialFailure {
        @Override
        public String explanation() {
            return "TLS is needed and no certificate is configured: set ca_file, cert_file and key_file";
        }
    }

    /// The dialler threw: a bug of it.
    record Broken(String thrown) implements DialFailure {
        @Override
        public String explanation() {
            return "the dialler failed: " + thrown;
        }
    }
}
