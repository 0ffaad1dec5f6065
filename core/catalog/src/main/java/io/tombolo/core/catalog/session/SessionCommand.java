package io.tombolo.core.catalog.session;

import io.tombolo.core.catalog.kv.DirEntry;

/// What changes sessions and locks. Source: RPC sheet 15, "SessionRequest.Op" and "KVSRequest.Op".
public sealed interface SessionCommand {

    /// Begins a session, with an ID that the leader chose.
    record Create(Session session) implements SessionCommand {}

    /// Ends a session; done also if there is none.
    record Destroy(String session) implements SessionCommand {}

    /// `lock`: puts an entry and locks its key for the session named in it. Does not hold if another session has
    /// the lock or the lock delay of the last one runs.
    record Acquire(DirEntry entry) implements SessionCommand {}

    /// `unlock`: puts an entry and unlocks its key. Holds only if the session named in it has the lock.
    record Release(DirEntry entry) implements SessionCommand {}
}
