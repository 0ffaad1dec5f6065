package io.tombolo.core.catalog.kv;

import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.Unsigned;
import io.tombolo.core.wire.binding.WireField;

/// A key with its value. Source: RPC sheet 16, "DirEntry"; HTTP sheet 2.2, "KVPair".
///
/// @param lockIndex how often a lock on the key was acquired
/// @param key       any text, `/` by custom between its parts
/// @param flags     a number that means something to the user only
/// @param value     any bytes; none and empty are the same
/// @param session   the session that holds the lock; empty if none does
public record DirEntry(
        @Unsigned long lockIndex,
        String key,
        @Unsigned long flags,
        Bytes value,
        @WireField(omitEmpty = WireField.Omission.JSON) String session,
        @Embedded RaftIndex raft) {

    /// An entry as a user writes it: not locked, not stored.
    public static DirEntry of(String key, Bytes value) {
        return new DirEntry(0, key, 0, value, "", RaftIndex.NONE);
    }

    /// Whether a session holds the lock.
    public boolean isLocked() {
        return !session.isEmpty();
    }

    /// The same entry, held by a session or, if that is empty, by none.
    public DirEntry heldBy(String holder, long newLockIndex) {
        return new DirEntry(newLockIndex, key, flags, value, holder, raft);
    }

    DirEntry stored(RaftIndex newRaft) {
        return new DirEntry(lockIndex, key, flags, value, session, newRaft);
    }

    boolean isSame(DirEntry other) {
        return stored(other.raft).equals(other);
    }

    /// The same entry with a value that keeps no message alive.
    DirEntry compact() {
        return value.array().length == value.length()
                ? this
                : new DirEntry(lockIndex, key, flags, value.copy(), session, raft);
    }
}
