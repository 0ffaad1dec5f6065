package io.tombolo.core.federation.state;

/// What a catalog knows of a gateway and federation does not read: it goes out as it came in.
///
/// An implementation is an immutable value, equal to another one that says the same; raft indexes are no part
/// of that.
public interface UnreadDetails {

    /// Nothing more is known.
    UnreadDetails NONE = new None();

    /// Nothing more is known.
    record None() implements UnreadDetails {}
}
