/// Whose a call is, decided from what its body says and nothing more.
///
///     body ─▶ [RoutingFields] ─┐
///     method ─▶ [MethodRule] ──┼─▶ [CallRouting] ─▶ [Way]: here, the leader, another datacenter
///     leadership ─▶ Standing ──┘
///
/// Source: RPC sheet 6 and 8.
@NullMarked
package io.tombolo.rpcforwarder.routing;

import org.jspecify.annotations.NullMarked;
