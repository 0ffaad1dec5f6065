package io.tombolo.runtime.pool;

import io.tombolo.core.terms.TypedReason;
import io.tombolo.runtime.net.Addresses;
import io.tombolo.runtime.tls.HandshakeFault;
import java.net.InetSocketAddress;
import java.time.Duration;

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
