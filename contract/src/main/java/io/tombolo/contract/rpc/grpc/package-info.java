/// Calls between processes: [io.tombolo.contract.rpc.RpcCaller] and [io.tombolo.contract.rpc.RpcEndpoint].
///
///     RpcCallerClient ─ Call(method, body) ─▶ RpcServer ─▶ any RpcCaller      of a sibling that asks
///     RpcEndpointClient ─ the same ─────────▶ RpcServer ─▶ any RpcEndpoint    of a sibling that owns methods
///
/// Bodies are carried as they are. Cancelling a call cancels it on the other side. Source: ADR 4.
@NullMarked
package io.tombolo.contract.rpc.grpc;

import org.jspecify.annotations.NullMarked;
