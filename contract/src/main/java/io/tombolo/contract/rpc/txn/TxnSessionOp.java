package io.tombolo.contract.rpc.txn;

import io.tombolo.core.catalog.session.Session;

/// Something to do with a session. Source: RPC sheet 16, "TxnSessionOp".
///
/// @param verb `delete`
public record TxnSessionOp(Session session, String verb) {}
