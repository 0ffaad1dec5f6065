package io.tombolo.core.catalog.radix;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// A new version of a tree in the making. For one thread.
///
/// Reads see the changes made so far. A node of an older version is copied on its first change and then
/// belongs to this edit, so many changes in one place cost one copy. An iterator must be finished before the
/// next change.
///
/// @param <V> the values
public final class RadixEdit<V> {

    private final Class<V> type;
    private final List<Watch> fired = new ArrayList<>();
    private Owner owner = new Owner();
    private Node root;
    private int size;

    RadixEdit(Class<V> type, Node root, int size) {
        this.type = type;
        this.root = root;
        this.size = size;
    }

    /// The value under a key, as changed so far.
    public Optional<V> get(byte[] key) {
        Leaf leaf = RadixTree.find(root, key);
        return leaf == null ? Optional.empty() : Optional.of(type.cast(leaf.value));
    }

    /// The values whose keys begin with a prefix, as changed so far.
    public Iterable<V> scan(byte[] prefix) {
        return () -> {
            Iterator<V> values = RadixTree.mapped(
                    LeafIterator.below(RadixTree.subtree(root, prefix)), leaf -> type.cast(leaf.value));
            return values;
        };
    }

    /// Puts a value under a key, in the place of one that may be there.
    ///
    /// @return what was there
    public Optional<V> put(byte[] key, V value) {
        var leaf = new Leaf(key, value);
        Node node = own(root);
        root = node;
        while (node.to < key.length) {
            int place = node.childIndex(key[node.to]);
            if (place < 0) {
                node.addChild(-(place + 1), new Node(owner, key, node.to, key.length, leaf));
                size++;
                return Optional.empty();
            }
            Node child = own(node.children[place]);
            node.children[place] = child;
            int common = child.commonLength(key);
            if (common < child.length()) {
                node.children[place] = split(child, common, key, leaf);
                size++;
                return Optional.empty();
            }
            node = child;
        }
        Leaf replaced = node.leaf;
        node.leaf = leaf;
        if (replaced == null) {
            size++;
            return Optional.empty();
        }
        fired.add(replaced);
        return Optional.of(type.cast(replaced.value));
    }

    /// A branch at the place where the key leaves the edge of `lower`, with both below it.
    private Node split(Node lower, int common, byte[] key, Leaf leaf) {
        int fork = lower.from + common;
        var branch = new Node(owner, lower.bytes, lower.from, fork, null);
        lower.from = fork;
        branch.addChild(0, lower);
        if (fork == key.length) {
            branch.leaf = leaf;
        } else {
            int place = -(branch.childIndex(key[fork]) + 1);
            branch.addChild(place, new Node(owner, key, fork, key.length, leaf));
        }
        return branch;
    }

    /// Removes what is under a key. Without it, nothing changes and nothing fires.
    ///
    /// @return what was there
    public Optional<V> remove(byte[] key) {
        Leaf leaf = RadixTree.find(root, key);
        if (leaf == null) {
            return Optional.empty();
        }
        fired.add(leaf);
        size--;
        root = own(root);
        if (key.length == 0) {
            root.leaf = null;
        } else {
            Node parent = ownDownTo(key);
            int place = parent.childIndex(key[parent.to]);
            Node node = own(parent.children[place]);
            parent.children[place] = node;
            node.leaf = null;
            if (node.children.length == 0) {
                parent.removeChild(place);
                joinIfBare(parent);
            } else {
                joinIfBare(node);
            }
        }
        return Optional.of(type.cast(leaf.value));
    }

    /// Removes all keys that begin with a prefix, in the time that it takes to announce them.
    ///
    /// @return how many there were
    public int removePrefix(byte[] prefix) {
        Node top = RadixTree.subtree(root, prefix);
        if (top == null || size == 0) {
            return 0;
        }
        int removed = fireAll(top);
        size -= removed;
        if (top == root) {
            root = Node.root(owner);
            return removed;
        }
        root = own(root);
        Node parent = ownDownTo(prefix);
        parent.removeChild(parent.childIndex(prefix[parent.to]));
        joinIfBare(parent);
        return removed;
    }

    /// Owns the nodes above the one on whose edge the bytes end, and gives the lowest of them.
    private Node ownDownTo(byte[] bytes) {
        Node node = root;
        while (true) {
            int place = node.childIndex(bytes[node.to]);
            if (node.children[place].to >= bytes.length) {
                return node;
            }
            Node child = own(node.children[place]);
            node.children[place] = child;
            node = child;
        }
    }

    /// A node without a value and with one child is only a piece of an edge.
    private void joinIfBare(Node node) {
        if (node != root && node.leaf == null && node.children.length == 1) {
            Node child = node.children[0];
            fireIfOld(child);
            node.absorb(child);
        }
    }

    private Node own(Node node) {
        if (node.owner == owner) {
            return node;
        }
        fired.add(node);
        return node.copyFor(owner);
    }

    private int fireAll(Node top) {
        int leaves = 0;
        var open = new ArrayList<Node>();
        open.add(top);
        while (!open.isEmpty()) {
            Node node = open.removeLast();
            fireIfOld(node);
            Leaf leaf = node.leaf;
            if (leaf != null) {
                fired.add(leaf);
                leaves++;
            }
            open.addAll(List.of(node.children));
        }
        return leaves;
    }

    private void fireIfOld(Node node) {
        if (node.owner != owner) {
            fired.add(node);
        }
    }

    /// The watches of older versions that the changes so far have fired; those handed out by unfinished edits
    /// cannot be.
    public List<Watch> fired() {
        return List.copyOf(fired);
    }

    /// The new version. The edit may go on afterwards, from there.
    public RadixTree<V> commit() {
        owner = new Owner();
        return new RadixTree<>(type, root, size);
    }

    /// How many entries there are by now.
    public int size() {
        return size;
    }
}
