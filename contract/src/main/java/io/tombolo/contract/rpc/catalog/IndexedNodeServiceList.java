package io.tombolo.contract.rpc.catalog;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.catalog.service.NodeServices;
import io.tombolo.core.wire.binding.Embedded;

/// A node and the instances on it. Source: RPC sheet 16, "IndexedNodeServiceList".
///
/// @param nodeServices node plus services, none when the node is unknown
public record IndexedNodeServiceList(
        NodeServices nodeServices, @Embedded QueryMeta meta) {}
