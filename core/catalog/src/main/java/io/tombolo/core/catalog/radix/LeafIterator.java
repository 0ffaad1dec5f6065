package io.tombolo.core.catalog.radix;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// Walks the leaves below some nodes in the order of their keys.
///
/// The stack holds nodes that are still to be visited, the next one on top; a node's own leaf comes before
/// those of its children.
final class LeafIterator implements Iterator<Leaf> {

    private final ArrayDeque<Node> open = new ArrayDeque<>();
    private @Nullable Leaf next;

    /// All leaves below a node.
    static LeafIterator below(@Nullable Node node) {
        var iterator = new LeafIterator();
        if (node != null) {
            iterator.open.push(node);
        }
        iterator.advance();
        return iterator;
    }

    private void advance() {
        next = null;
        while (next == null && !open.isEmpty()) {
            Node node = open.pop();
            for (int i = node.children.length - 1; i >= 0; i--) {
                open.push(node.children[i]);
            }
            next = node.leaf;
        }
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Leaf next() {
        Leaf current = next;
        if (current == null) {
            throw new NoSuchElementException("no key is left");
        }
        advance();
        return current;
    }
}
