package io.tombolo.core.terms;

/// Who a server is in the WAN pool: `<node>.<datacenter>`.
///
/// The datacenter is what follows the last dot, since node names may have dots and datacenters may not.
/// Source: WAN federation sheet 8.1.
///
/// @param node       the server's node name
/// @param datacenter the datacenter that it serves
public record WanName(NodeName node, Datacenter datacenter) implements Comparable<WanName> {

    /// Reads `<node>.<datacenter>`.
    ///
    /// @throws IllegalArgumentException if there is no dot, or either side is not a valid name
    public static WanName parse(String text) {
        int dot = text.lastIndexOf('.');
        if (dot < 0) {
            throw new IllegalArgumentException(
                    "WAN name must be <node>.<datacenter>. received: \"%s\"".formatted(text));
        }
        return new WanName(new NodeName(text.substring(0, dot)), new Datacenter(text.substring(dot + 1)));
    }

    @Override
    public int compareTo(WanName other) {
        int byDatacenter = datacenter.compareTo(other.datacenter);
        return byDatacenter != 0 ? byDatacenter : node.compareTo(other.node);
    }

    @Override
    public String toString() {
        return node + "." + datacenter;
    }
}
