package io.tombolo.contract.rpc.discovery;

import io.tombolo.core.catalog.store.Sorted;
import java.util.List;
import java.util.Map;

/// What becomes of headers. Source: RPC sheet 16, "HTTPHeaderModifiers".
///
/// @param add    headers to add
/// @param remove headers to remove
/// @param set    headers to set
public record HttpHeaderModifiers(Map<String, String> add, List<String> remove, Map<String, String> set) {

    /// Takes copies of the collections.
    public HttpHeaderModifiers {
        add = Sorted.copy(add);
        remove = List.copyOf(remove);
        set = Sorted.copy(set);
    }
}
