package io.tombolo.contract.rpc.txn;

import io.tombolo.core.catalog.kv.DirEntry;

/// Something to do with an entry. Source: RPC sheet 16, "TxnKVOp".
///
/// @param dirEnt the entry
/// @param verb   as for `KVS.Apply`, or `get`, `get-tree`, `check-session`, `check-index`, `check-not-exists`,
///               `get-or-empty` (1.14)
public record TxnKvOp(DirEntry dirEnt, String verb) {}
