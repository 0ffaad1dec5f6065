package io.tombolo.runtime.port;

import io.tombolo.core.pki.CertificateProfile;
import io.tombolo.core.wire.rpc.PortProtocol;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/// Who is at the other end of a connection.
///
/// @param address     where it came from; behind gateways that is the gateway
/// @param security    how far it is known
/// @param certificate what it showed and what was verified
/// @param protocol    what it speaks
public record Peer(
        InetSocketAddress address, Security security, Optional<X509Certificate> certificate, PortProtocol protocol) {

    /// How far a peer is known.
    public enum Security {
        /// Nothing is encrypted.
        PLAIN,
        /// Encrypted, without a certificate of the peer.
        TLS,
        /// By marker 7: an agent that has no certificate yet. It may ask for one, and for nothing else.
        TLS_TO_ENROL,
        /// Encrypted, with a certificate that one of our authorities signed.
        MUTUAL_TLS
    }

    /// The DNS names of the certificate, in lower case; none without one.
    public List<String> names() {
        return certificate.map(CertificateProfile::dnsNames).orElse(List.of());
    }
}
