package io.tombolo.core.catalog.store;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// Maps in an order that is the same on every server.
///
/// `Map.copyOf` has another order in each process; in a record of the state that would give two replicas
/// different bytes for the same data.
public final class Sorted {

    private Sorted() {}

    /// An unchangeable copy in the order of the keys.
    public static <V> Map<String, V> copy(Map<String, V> map) {
        return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
