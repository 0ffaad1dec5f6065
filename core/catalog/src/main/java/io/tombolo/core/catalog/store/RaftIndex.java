package io.tombolo.core.catalog.store;

import io.tombolo.core.wire.binding.Unsigned;

/// When a record was made and last changed, as log indexes. Source: RPC sheet 5.3, "RI".
///
/// @param createIndex index of the command that made the record; 0 if it is not stored
/// @param modifyIndex index of the last command that changed it; what check-and-set compares
public record RaftIndex(
        @Unsigned long createIndex, @Unsigned long modifyIndex) {

    /// Of a record that is not stored.
    public static final RaftIndex NONE = new RaftIndex(0, 0);

    /// Of a record made at an index.
    public static RaftIndex at(long index) {
        return new RaftIndex(index, index);
    }

    /// The same, changed at an index.
    public RaftIndex changedAt(long index) {
        return new RaftIndex(createIndex, index);
    }
}
