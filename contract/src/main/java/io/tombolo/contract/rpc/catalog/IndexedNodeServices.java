package io.tombolo.contract.rpc.catalog;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.wire.binding.Embedded;
import java.util.Optional;

/// A node and the instances on it, by their IDs. Source: RPC sheet 16, "IndexedNodeServices".
///
/// @param nodeServices node plus services, none when the node is unknown
public record IndexedNodeServices(
        Optional<NodeServicesById> nodeServices, @Embedded QueryMeta meta) {}
