package io.tombolo.contract.rpc.session;

import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.core.catalog.session.Session;
import io.tombolo.core.wire.binding.Embedded;

/// Makes a session, or ends it. Source: RPC sheet 16, "SessionRequest".
///
/// @param op `create` or `destroy`
public record SessionRequest(
        String datacenter,
        String op,
        Session session,
        @Embedded WriteRequest write) {}
