/// Calls: who asks, and who answers.
///
///     RpcCaller ─▶ rpc-forwarder ─▶ RpcEndpoint of the part that owns the method, here or in another datacenter
///
/// Every method is declared once, in a package for its service, and found by its name in
/// [io.tombolo.contract.rpc.catalogue.MethodCatalogue].
///
/// Source: RPC sheet 3, 7 and 15.
@NullMarked
package io.tombolo.contract.rpc;

import org.jspecify.annotations.NullMarked;
