package io.tombolo.core.terms;

import java.util.Optional;

/// The name of a node, unique in its datacenter.
///
/// Case is kept. Consul lets almost anything be a node name, and so does this type; what federation through
/// gateways needs on top of that is said by [#obstacleToGatewayFederation()]. Source: configuration sheet 1.1 and
/// 2.1; WAN federation sheet 3.1, 6.2 and 6.3.
///
/// @param name 1 to 128 characters, none of them a control character or blank
public record NodeName(String name) implements Comparable<NodeName> {

    /// Characters of a node name. memberlist carries names of up to 128 bytes well within one packet.
    public static final int LIMIT = 128;

    /// @throws IllegalArgumentException if the name is empty, too long, or has a blank or control character
    public NodeName {
        Word.requireLength("node name", name, LIMIT);
        if (name.codePoints().anyMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c))) {
            throw new IllegalArgumentException(
                    "node name must not contain blanks or control characters. received: \"%s\"".formatted(name));
        }
    }

    /// Why a server of this name cannot be reached through gateways, if it cannot.
    ///
    /// The name becomes one label of a [ServerName], so it must be a DNS label. Consul refuses only `/`; a dotted
    /// name is accepted there, joins, and then fails at every packet and call, because the names of gateways'
    /// routes and the wildcard of a certificate span one label.
    public Optional<String> obstacleToGatewayFederation() {
        if (name.contains("/")) {
            return Optional.of("requires that 'node_name' not contain '/' characters");
        }
        if (name.contains(".")) {
            return Optional.of("requires that 'node_name' not contain '.' characters: a gateway routes by"
                    + " <node>.server.<datacenter>.<domain>, and <node> has to be a single DNS label");
        }
        if (!Word.isLabel(name)) {
            return Optional.of("requires that 'node_name' be a DNS label of at most %d letters, digits, '-' or '_'"
                    .formatted(Word.LABEL_LIMIT));
        }
        return Optional.empty();
    }

    /// Whether the node can be found by DNS under its name: letters, digits and `-` only.
    public boolean isDnsDiscoverable() {
        return Word.isLabel(name) && !name.contains("_");
    }

    @Override
    public int compareTo(NodeName other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
