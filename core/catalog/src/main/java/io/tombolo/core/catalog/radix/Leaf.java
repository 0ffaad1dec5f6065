package io.tombolo.core.catalog.radix;

/// A key and its value. Never changed: an update is another leaf.
final class Leaf implements Watch {

    /// All of the key.
    final byte[] key;

    final Object value;

    Leaf(byte[] key, Object value) {
        this.key = key;
        this.value = value;
    }
}
