package io.tombolo.contract.rpc.txn;

import io.tombolo.core.catalog.node.Node;

/// Something to do with a node. Source: RPC sheet 16, "TxnNodeOp".
///
/// @param node the node to act on
/// @param verb `get`, `set`, `cas`, `delete` or `delete-cas`
public record TxnNodeOp(Node node, String verb) {}
