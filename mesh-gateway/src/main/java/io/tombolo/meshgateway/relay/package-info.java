/// The byte path: from an accepted connection to two sockets that are joined.
///
///     accept ─▶ Reception ──hello──▶ Routes ──targets──▶ Approach ──first answer──▶ Relay
///       │        cap, deadline         │                   next target              both ways
///       └────────────┴─────────────────┴── RelayEnd ◀──────────┴──────────────────────┘
///
/// Netty and nothing above it. A connection stays on the event loop that accepted it, with the connection to its
/// target, so nothing here is locked but the choice of targets. Every end has a
/// [io.tombolo.meshgateway.relay.RelayEnd], which is counted.
@NullMarked
package io.tombolo.meshgateway.relay;

import org.jspecify.annotations.NullMarked;
