package io.tombolo.core.catalog.kv;

import io.tombolo.core.wire.binding.Unsigned;

/// What changes keys and values, but for locks: those are commands of sessions.
///
/// Source: RPC sheet 15, "KVSRequest.Op".
public sealed interface KvCommand {

    /// `set`: puts an entry; a lock on the key stays as it is.
    record Set(DirEntry entry) implements KvCommand {}

    /// `cas`: puts an entry if the key was last changed at an index.
    ///
    /// @param index the expected modify index; 0 if the key must not exist
    record CheckAndSet(DirEntry entry, @Unsigned long index) implements KvCommand {}

    /// `delete`: removes a key, if it is there.
    record Delete(String key) implements KvCommand {}

    /// `delete-cas`: removes a key if it was last changed at an index. Held also if there is no such key.
    record CheckAndDelete(String key, @Unsigned long index) implements KvCommand {}

    /// `delete-tree`: removes the keys that begin with a prefix.
    record DeleteTree(String prefix) implements KvCommand {}

    /// Collects the tombstones of deletions up to an index; users see no change.
    record CollectTombstones(long upTo) implements KvCommand {}
}
