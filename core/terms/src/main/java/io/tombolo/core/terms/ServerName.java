package io.tombolo.core.terms;

import java.util.Locale;
import java.util.Optional;

/// The TLS name (SNI) of servers: what a gateway routes by, and what a server's certificate has to carry.
///
/// Compared in lower case, as DNS names are.
/// Source: WAN federation sheet 3.1, 3.2 and 5.4; the mission document, "TLS".
public sealed interface ServerName {

    /// The datacenter whose servers are meant.
    Datacenter datacenter();

    /// The domain of the federation.
    Domain domain();

    /// The name in the form that stands in a ClientHello and in a certificate.
    String text();

    /// Any server of a datacenter: `server.<datacenter>.<domain>`.
    record AnyServer(Datacenter datacenter, Domain domain) implements ServerName {
        public AnyServer {
            requireLength("server." + datacenter + "." + domain);
        }

        @Override
        public String text() {
            return "server." + datacenter + "." + domain;
        }

        /// The wildcard that covers every [OneServer] of the datacenter in a certificate or a route.
        public String wildcard() {
            return "*." + text();
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /// One server: `<node>.server.<datacenter>.<domain>`.
    record OneServer(NodeName node, Datacenter datacenter, Domain domain) implements ServerName {

        /// @throws IllegalArgumentException if the node name cannot be one label of a DNS name
        public OneServer {
            node.obstacleToGatewayFederation().ifPresent(obstacle -> {
                throw new IllegalArgumentException("no server name for node \"%s\": federation through mesh gateways %s"
                        .formatted(node, obstacle));
            });
            requireLength(node + ".server." + datacenter + "." + domain);
        }

        @Override
        public String text() {
            return node.name().toLowerCase(Locale.ROOT) + ".server." + datacenter + "." + domain;
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /// Reads the server name that `text` is under `domain`; empty if it is another kind of name.
    ///
    /// Never throws: the text comes from strangers.
    static Optional<ServerName> parse(String text, Domain domain) {
        String lower = text.toLowerCase(Locale.ROOT);
        String suffix = "." + domain.name();
        if (!lower.endsWith(suffix) || lower.length() > Word.DNS_NAME_LIMIT) {
            return Optional.empty();
        }
        String[] labels = lower.substring(0, lower.length() - suffix.length()).split("\\.", -1);
        for (String label : labels) {
            if (!Word.isLabel(label)) {
                return Optional.empty();
            }
        }
        if (labels.length == 2 && labels[0].equals("server")) {
            return Optional.of(new AnyServer(new Datacenter(labels[1]), domain));
        }
        if (labels.length == 3 && labels[1].equals("server")) {
            return Optional.of(new OneServer(new NodeName(labels[0]), new Datacenter(labels[2]), domain));
        }
        return Optional.empty();
    }

    private static void requireLength(String text) {
        Word.requireLength("server name", text, Word.DNS_NAME_LIMIT);
    }
}
