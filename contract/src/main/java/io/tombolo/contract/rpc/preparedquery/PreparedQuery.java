package io.tombolo.contract.rpc.preparedquery;

import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;

/// A question that is asked by its name. Source: RPC sheet 16, "PreparedQuery".
///
/// @param dns      DNS options
/// @param id       UUID
/// @param service  what to look up
/// @param session  session bound to the query
/// @param template template options
/// @param token    token to run the query with, overrides the caller's
public record PreparedQuery(
        @WireField(name = "DNS") QueryDnsOptions dns,
        @WireField(name = "ID") String id,
        String name,
        ServiceQuery service,
        String session,
        QueryTemplateOptions template,
        String token,
        @Embedded RaftIndex raft) {

    /// Without the secrets.
    @Override
    public String toString() {
        return "PreparedQuery[id=%s, name=%s, service=%s]".formatted(id, name, service);
    }
}
