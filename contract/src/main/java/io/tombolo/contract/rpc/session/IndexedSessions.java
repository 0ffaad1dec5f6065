package io.tombolo.contract.rpc.session;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.catalog.session.Session;
import io.tombolo.core.wire.binding.Embedded;
import java.util.List;

/// Sessions. Source: RPC sheet 16, "IndexedSessions".
///
/// @param sessions list of sessions
public record IndexedSessions(
        List<Session> sessions, @Embedded QueryMeta meta) {

    /// Takes copies of the collections.
    public IndexedSessions {
        sessions = List.copyOf(sessions);
    }
}
