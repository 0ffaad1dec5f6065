package io.tombolo.core.gossip.message;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a member says about itself with serf: the content of its meta. Source: gossip sheet 13.3.
///
/// @param values by name, in the order of the names
public record Tags(SortedMap<String, String> values) {

    public static final Tags NONE = new Tags(new TreeMap<>());

    public Tags {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public static Tags of(Map<String, String> values) {
        return new Tags(new TreeMap<>(values));
    }

    /// The value of a tag.
    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
