package io.tombolo.runtime.config.bind;

import io.tombolo.core.terms.NodeName;
import io.tombolo.runtime.config.tree.Value;
import java.util.List;
import java.util.Optional;

/// What a key holds.
sealed interface Shape {

    /// One value.
    ///
    /// @param optional whether the component is an `Optional`, so that no value and an empty text mean the same
    record Single(Scalar scalar, boolean optional) implements Shape {

        /// Whether `value` says as much as none: an empty text where that is allowed. An empty node name means
        /// the host name (configuration sheet 1.1).
        boolean isUnset(Value value) {
            return value instanceof Value.Text text
                    && text.text().isEmpty()
                    && (optional || scalar.type() == NodeName.class);
        }
    }

    /// A list of texts; lists of several sources are joined.
    record Texts() implements Shape {}

    /// A map from names to values of one type; maps of several sources are merged by name.
    record Mapping(Scalar scalar) implements Shape {}

    /// A map whose content somebody else checks; merged by its first level of names.
    record RawMap() implements Shape {}

    /// A list of maps whose content somebody else checks; lists of several sources are joined.
    record RawList() implements Shape {}

    /// A record of its own: a block, or a section without one.
    ///
    /// @param keys in the order of the components of `record`
    record Block(Class<?> record, Optional<String> heading, List<Key> keys) implements Shape {}
}
