package io.tombolo.contract.rpc.txn;

import io.tombolo.contract.rpc.intention.IntentionRequest;
import io.tombolo.core.wire.binding.WireField;
import java.util.Optional;

/// One thing to do: one of these. Source: RPC sheet 16, "TxnOp".
///
/// @param check     check operation
/// @param intention legacy intention operation, internal
/// @param kv        KV operation or result
/// @param node      node operation
/// @param service   service operation
/// @param session   session operation
public record TxnOp(
        Optional<TxnCheckOp> check,
        Optional<IntentionRequest> intention,
        @WireField(name = "KV") Optional<TxnKvOp> kv,
        Optional<TxnNodeOp> node,
        Optional<TxnServiceOp> service,
        Optional<TxnSessionOp> session) {}
