package io.tombolo.core.gossip.message;

import io.tombolo.core.wire.Bytes;
import java.util.List;

/// Who is meant by a [Query]; all filters have to match. Source: gossip sheet 16.
public sealed interface Filter {

    /// The members of these names.
    record Nodes(List<MemberName> names) implements Filter {
        public Nodes {
            names = List.copyOf(names);
        }
    }

    /// The members whose tag (empty if they have none of that name) contains a match of an expression.
    ///
    /// @param tag the name of the tag
    /// @param expression in RE2 syntax, not anchored; as strangers sent it
    record TagMatch(String tag, String expression) implements Filter {}

    /// A filter of a kind that is not known, or that cannot be read: matches nobody.
    record Unreadable(Bytes raw) implements Filter {}
}
