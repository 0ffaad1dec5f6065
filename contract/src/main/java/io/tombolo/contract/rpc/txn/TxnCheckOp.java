package io.tombolo.contract.rpc.txn;

import io.tombolo.core.catalog.check.HealthCheck;

/// Something to do with a check. Source: RPC sheet 16, "TxnCheckOp".
///
/// @param check the check to act on
/// @param verb  `get`, `set`, `cas`, `delete` or `delete-cas`
public record TxnCheckOp(HealthCheck check, String verb) {}
