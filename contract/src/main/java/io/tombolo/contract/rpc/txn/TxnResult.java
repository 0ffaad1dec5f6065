package io.tombolo.contract.rpc.txn;

import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.kv.DirEntry;
import io.tombolo.core.catalog.node.Node;
import io.tombolo.core.catalog.service.NodeService;
import io.tombolo.core.wire.binding.WireField;
import java.util.Optional;

/// What one thing gave: one of these. Source: RPC sheet 16, "TxnResult".
///
/// @param check   check result
/// @param kv      KV operation or result
/// @param node    node result
/// @param service service result
public record TxnResult(
        Optional<HealthCheck> check,
        @WireField(name = "KV") Optional<DirEntry> kv,
        Optional<Node> node,
        Optional<NodeService> service) {}
