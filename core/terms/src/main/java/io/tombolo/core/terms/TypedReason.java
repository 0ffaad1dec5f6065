package io.tombolo.core.terms;

/// Why another datacenter cannot be asked: what stands behind the two sentences that Consul's clients know.
///
/// A reason names what was found, and [#mend()] says in one sentence what to do about it. Texts of the public API
/// do not change with the reason; logs, health and an extra response header carry it. Source: design, promise 2;
/// WAN federation sheet 7.4.
public sealed interface TypedReason {

    /// The datacenter that could not be reached.
    Datacenter datacenter();

    /// A stable word for metrics, headers and tests, in kebab case.
    String code();

    /// What was found, in one sentence.
    String explanation();

    /// What to do about it, in one sentence.
    String mend();

    /// No server of the datacenter was ever seen in the WAN pool.
    record UnknownDatacenter(Datacenter datacenter) implements TypedReason {
        @Override
        public String code() {
            return "unknown-datacenter";
        }

        @Override
        public String explanation() {
            return "no server of datacenter %s is known in the WAN pool".formatted(datacenter);
        }

        @Override
        public String mend() {
            return "check the spelling, and that the servers of %s have joined (members -wan)".formatted(datacenter);
        }
    }

    /// No gateway that leads to the datacenter is known.
    record NoGatewayKnown(Datacenter datacenter) implements TypedReason {
        @Override
        public String code() {
            return "no-gateway-known";
        }

        @Override
        public String explanation() {
            return "no mesh gateway that leads to %s is known".formatted(datacenter);
        }

        @Override
        public String mend() {
            return "register a mesh gateway with service meta consul-wan-federation=1 in this datacenter and in %s"
                    .formatted(datacenter);
        }
    }

    /// Gateways are known, but none accepted a connection.
    ///
    /// @param gateway the last one tried
    record GatewayUnreachable(Datacenter datacenter, Endpoint gateway) implements TypedReason {
        @Override
        public String code() {
            return "gateway-unreachable";
        }

        @Override
        public String explanation() {
            return "mesh gateway %s on the way to %s does not accept connections".formatted(gateway, datacenter);
        }

        @Override
        public String mend() {
            return "check that the gateway runs and that a firewall lets this server reach %s".formatted(gateway);
        }
    }

    /// A gateway accepted the connection and then closed it before TLS was set up.
    ///
    /// @param gateway    the gateway that was dialled
    /// @param serverName the name that was asked for
    record ServerNameNotRouted(Datacenter datacenter, Endpoint gateway, ServerName serverName) implements TypedReason {
        @Override
        public String code() {
            return "server-name-not-routed";
        }

        @Override
        public String explanation() {
            return "mesh gateway %s has no route for %s".formatted(gateway, serverName);
        }

        @Override
        public String mend() {
            return "start the gateways of %s with -expose-servers, and check that all datacenters use one domain"
                    .formatted(datacenter);
        }
    }

    /// TLS was set up as far as the certificate, and the certificate does not carry the name.
    ///
    /// @param expected the name that was dialled
    /// @param found    the names that the certificate carries, as text
    record CertificateNameWrong(Datacenter datacenter, ServerName expected, String found) implements TypedReason {
        @Override
        public String code() {
            return "certificate-name-wrong";
        }

        @Override
        public String explanation() {
            return "the certificate shown for %s carries only %s".formatted(expected, found);
        }

        @Override
        public String mend() {
            return "issue the certificate anew with the name %s (tls cert create -server -node)".formatted(expected);
        }
    }

    /// A gateway accepted the connection, and no TLS session came about with the server behind it.
    ///
    /// @param gateway the gateway that was dialled
    /// @param found   what came of the handshake, in a clause
    record HandshakeFailed(Datacenter datacenter, Endpoint gateway, String found) implements TypedReason {
        @Override
        public String code() {
            return "handshake-failed";
        }

        @Override
        public String explanation() {
            return "no TLS session with a server of %s through mesh gateway %s: %s"
                    .formatted(datacenter, gateway, found);
        }

        @Override
        public String mend() {
            return "check that the gateways and servers of %s run, and that all datacenters trust one certificate authority"
                    .formatted(datacenter);
        }
    }

    /// Servers of the datacenter are known, and none of them is alive.
    record NoLiveServer(Datacenter datacenter) implements TypedReason {
        @Override
        public String code() {
            return "no-live-server";
        }

        @Override
        public String explanation() {
            return "every known server of %s is failed or has left".formatted(datacenter);
        }

        @Override
        public String mend() {
            return "look at members -wan, and at the servers and gateways of %s".formatted(datacenter);
        }
    }

    /// A server of the datacenter answered, and says that its datacenter has no leader.
    record NoLeader(Datacenter datacenter) implements TypedReason {
        @Override
        public String code() {
            return "no-leader";
        }

        @Override
        public String explanation() {
            return "datacenter %s has no leader".formatted(datacenter);
        }

        @Override
        public String mend() {
            return "bring back a majority of the servers of %s".formatted(datacenter);
        }
    }
}
