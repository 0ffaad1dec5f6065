package io.tombolo.contract.rpc.txn;

import io.tombolo.core.catalog.service.NodeService;

/// Something to do with an instance. Source: RPC sheet 16, "TxnServiceOp".
///
/// @param node    node name
/// @param service the service to act on
/// @param verb    `get`, `set`, `cas`, `delete` or `delete-cas`
public record TxnServiceOp(String node, NodeService service, String verb) {}
