/// Takes a call where it has to go.
///
///     call ─▶ [CallDispatcher] ─┬▶ RpcEndpoint that owns the method
///                               └▶ [CallForwarder] ─▶ [ServerCalls]: the leader, or a server of another datacenter
///
/// Every hop puts its prefix before the text of a failure. Source: RPC sheet 7 and 8.
@NullMarked
package io.tombolo.rpcforwarder.forwarding;

import org.jspecify.annotations.NullMarked;
