package io.tombolo.core.federation.dial;

import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.NodeName;
import java.util.Optional;

/// Where a connection is to end: one server of a datacenter, or any.
public sealed interface Destination {

    /// Stands for any server in the place of a node name.
    String ANY = "*";

    Datacenter datacenter();

    /// Any server of a datacenter.
    record AnyServer(Datacenter datacenter) implements Destination {}

    /// One server.
    record OneServer(NodeName node, Datacenter datacenter) implements Destination {}

    /// Reads `<node>.<datacenter>`, the name under which a member of the WAN pool is addressed.
    ///
    /// Empty unless it has exactly two parts: a dotted node could not be routed. A node that is missing or `*`
    /// means any server. Source: WAN federation sheet 2.7 and 2.10.
    static Optional<Destination> parse(String wanName) {
        int dot = wanName.indexOf('.');
        if (dot < 0 || dot != wanName.lastIndexOf('.')) {
            return Optional.empty();
        }
        String node = wanName.substring(0, dot);
        try {
            Datacenter datacenter = new Datacenter(wanName.substring(dot + 1));
            return node.isEmpty() || node.equals(ANY)
                    ? Optional.of(new AnyServer(datacenter))
                    : Optional.of(new OneServer(new NodeName(node), datacenter));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
