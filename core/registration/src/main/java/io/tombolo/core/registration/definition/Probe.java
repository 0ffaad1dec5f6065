package io.tombolo.core.registration.definition;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The way in which a check finds out how its object is. Source: HTTP sheet 2.3, "check target".
public sealed interface Probe {

    /// As check lists name it.
    String type();

    /// Somebody has to say that all is well, at least this often.
    record Ttl(Duration limit) implements Probe {
        @Override
        public String type() {
            return "ttl";
        }
    }

    /// An HTTP request: 2xx passes, 429 warns.
    ///
    /// @param method empty for GET
    record Http(
            String url,
            String method,
            Map<String, List<String>> headers,
            String body,
            boolean followsRedirects,
            TlsChoice tls)
            implements Probe {
        @Override
        public String type() {
            return "http";
        }
    }

    /// A TCP connection can be made.
    ///
    /// @param tls present if a TLS handshake has to succeed on it
    record Tcp(String address, Optional<TlsChoice> tls) implements Probe {
        @Override
        public String type() {
            return "tcp";
        }
    }

    /// A datagram is not answered with "port unreachable".
    record Udp(String address) implements Probe {
        @Override
        public String type() {
            return "udp";
        }
    }

    /// The gRPC health service says `SERVING`.
    ///
    /// @param target  `host:port`, or `host:port/service`
    record Grpc(String target, Optional<TlsChoice> tls) implements Probe {
        @Override
        public String type() {
            return "grpc";
        }
    }

    /// An HTTP/2 ping is answered.
    record H2Ping(String address, Optional<TlsChoice> tls) implements Probe {
        @Override
        public String type() {
            return "h2ping";
        }
    }

    /// A program ends with 0 (passes) or 1 (warns).
    record Script(List<String> command) implements Probe {
        @Override
        public String type() {
            return "script";
        }
    }

    /// The worst of another service's or node's checks.
    ///
    /// @param node    empty for this one
    /// @param service instance on this node; empty for all checks of the node
    record Alias(String node, String service) implements Probe {
        @Override
        public String type() {
            return "alias";
        }
    }

    /// A way that this agent does not go.
    record Unsupported(String type) implements Probe {}

    /// How much of the other side's certificate is looked at.
    ///
    /// @param serverName that it has to be made out to; empty for that of the address
    record TlsChoice(String serverName, boolean skipsVerification) {}
}
