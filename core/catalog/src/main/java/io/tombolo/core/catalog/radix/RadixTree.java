package io.tombolo.core.catalog.radix;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One version of an ordered map from byte strings to values. Never changes; all threads may read it.
///
/// Order is that of the bytes without a sign, so for UTF-8 that of the code points. Look-ups cost the length
/// of the key, whatever the number of entries. Keys given in belong to the tree from then on and must not be
/// written.
///
/// @param <V> the values
public final class RadixTree<V> implements Iterable<V> {

    private final Class<V> type;
    private final Node root;
    private final int size;

    RadixTree(Class<V> type, Node root, int size) {
        this.type = type;
        this.root = root;
        this.size = size;
    }

    /// A tree without entries.
    public static <V> RadixTree<V> empty(Class<V> type) {
        return new RadixTree<>(type, Node.root(new Owner()), 0);
    }

    /// How many entries there are.
    public int size() {
        return size;
    }

    /// The value under a key.
    public Optional<V> get(byte[] key) {
        Leaf leaf = find(root, key);
        return leaf == null ? Optional.empty() : Optional.of(type.cast(leaf.value));
    }

    /// All values, in the order of their keys.
    @Override
    public Iterator<V> iterator() {
        return values(LeafIterator.below(root));
    }

    /// The values whose keys begin with a prefix, in the order of their keys.
    public Iterable<V> scan(byte[] prefix) {
        return () -> values(LeafIterator.below(subtree(root, prefix)));
    }

    /// The value under the longest key that `key` begins with.
    public Optional<V> longestPrefix(byte[] key) {
        List<V> along = along(key);
        return along.isEmpty() ? Optional.empty() : Optional.of(along.getLast());
    }

    /// The values under all keys that `key` begins with, the shortest first.
    public List<V> along(byte[] key) {
        var values = new ArrayList<V>();
        Node node = root;
        while (true) {
            Leaf leaf = node.leaf;
            if (leaf != null) {
                values.add(type.cast(leaf.value));
            }
            int place = node.to < key.length ? node.childIndex(key[node.to]) : -1;
            if (place < 0 || node.children[place].commonLength(key) < node.children[place].length()) {
                return values;
            }
            node = node.children[place];
        }
    }

    /// A watch on one key: fires when its value is replaced or removed, or when the key appears.
    ///
    /// While the key is there, nothing else fires it. While it is not, the watch is on the part of the tree
    /// where it would be, and neighbours that share the way down to that part fire it too: a reader looks
    /// again and finds nothing new.
    public Watch watch(byte[] key) {
        Leaf leaf = find(root, key);
        return leaf != null ? leaf : covering(root, key);
    }

    /// A watch on all keys that begin with a prefix.
    ///
    /// Also fired by a neighbour that comes or goes on the edge that the prefix ends on: a key that shares
    /// with the prefix more than the path of the node above does, or the one whose going leaves nothing else
    /// there.
    public Watch watchPrefix(byte[] prefix) {
        return covering(root, prefix);
    }

    /// Begins a new version. This one stays as it is.
    public RadixEdit<V> edit() {
        return new RadixEdit<>(type, root, size);
    }

    private Iterator<V> values(LeafIterator leaves) {
        return mapped(leaves, leaf -> type.cast(leaf.value));
    }

    static <V> Iterator<V> mapped(LeafIterator leaves, Function<Leaf, V> view) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return leaves.hasNext();
            }

            @Override
            public V next() {
                return view.apply(leaves.next());
            }
        };
    }

    static @Nullable Leaf find(Node root, byte[] key) {
        Node node = root;
        while (node.to < key.length) {
            int place = node.childIndex(key[node.to]);
            if (place < 0) {
                return null;
            }
            node = node.children[place];
            if (node.commonLength(key) < node.length()) {
                return null;
            }
        }
        return node.leaf;
    }

    /// The node below which all keys with the prefix are, and only they; null if there are none.
    static @Nullable Node subtree(Node root, byte[] prefix) {
        Node node = covering(root, prefix);
        return node.to >= prefix.length && node.commonLength(prefix) == prefix.length - node.from ? node : null;
    }

    /// The lowest node that a change of any key with the prefix has to replace.
    private static Node covering(Node root, byte[] prefix) {
        Node node = root;
        while (node.to < prefix.length) {
            int place = node.childIndex(prefix[node.to]);
            if (place < 0) {
                return node;
            }
            node = node.children[place];
            if (node.commonLength(prefix) < node.length()) {
                return node;
            }
        }
        return node;
    }
}
