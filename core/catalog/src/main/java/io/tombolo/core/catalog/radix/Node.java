package io.tombolo.core.catalog.radix;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One node: the bytes of its edge, perhaps a value, and children ordered by their first byte.
///
/// The edge is the range from `from` to `to` of a whole key that runs through the node, so splitting and
/// joining edges copies no bytes, and the bytes before `from` are the path to the node. Changed only by the
/// edit that owns it.
final class Node implements Watch {

    private static final Node[] NO_CHILDREN = {};

    byte[] bytes;
    int from;
    int to;

    @Nullable
    Leaf leaf;

    Node[] children;

    /// The edit that made this node and may change it; every other edit makes a copy.
    final Owner owner;

    Node(Owner owner, byte[] bytes, int from, int to, @Nullable Leaf leaf) {
        this(owner, bytes, from, to, leaf, NO_CHILDREN);
    }

    private Node(Owner owner, byte[] bytes, int from, int to, @Nullable Leaf leaf, Node[] children) {
        this.owner = owner;
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.leaf = leaf;
        this.children = children;
    }

    static Node root(Owner owner) {
        return new Node(owner, new byte[0], 0, 0, null);
    }

    Node copyFor(Owner newOwner) {
        return new Node(newOwner, bytes, from, to, leaf, children.clone());
    }

    int length() {
        return to - from;
    }

    /// How many bytes of the edge are also those of the key from `to - length()` on, which is `from`.
    int commonLength(byte[] key) {
        int end = Math.min(to, key.length);
        int mismatch = Arrays.mismatch(bytes, from, end, key, from, end);
        return mismatch < 0 ? end - from : mismatch;
    }

    /// Where the child that begins with a byte is, or `-(place + 1)` of where it would be.
    int childIndex(byte first) {
        int wanted = Byte.toUnsignedInt(first);
        int low = 0;
        int high = children.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Node child = children[middle];
            int found = Byte.toUnsignedInt(child.bytes[child.from]);
            if (found == wanted) {
                return middle;
            }
            if (found < wanted) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -(low + 1);
    }

    void addChild(int place, Node child) {
        var wider = Arrays.copyOf(children, children.length + 1);
        System.arraycopy(children, place, wider, place + 1, children.length - place);
        wider[place] = child;
        children = wider;
    }

    void removeChild(int place) {
        var narrower = Arrays.copyOf(children, children.length - 1);
        System.arraycopy(children, place + 1, narrower, place, narrower.length - place);
        children = narrower;
    }

    /// Takes the place of the only child as well: its edge becomes the end of this one's.
    void absorb(Node child) {
        bytes = child.bytes;
        to = child.to;
        leaf = child.leaf;
        children = child.children.clone();
    }
}
