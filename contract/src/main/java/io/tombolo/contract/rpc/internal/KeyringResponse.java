package io.tombolo.contract.rpc.internal;

import io.tombolo.core.catalog.store.Sorted;
import io.tombolo.core.wire.binding.WireField;
import java.util.Map;

/// What a pool said. Source: RPC sheet 16, "KeyringResponse".
///
/// @param datacenter  answering datacenter
/// @param error       gossip error text
/// @param numNodes    nodes that answered
/// @param partition   partition, empty in community builds
/// @param segment     network segment, empty in community builds
/// @param wan         true for the WAN keyring
/// @param keys        key to number of nodes
/// @param messages    node name to message
/// @param primaryKeys primary key to number of nodes
public record KeyringResponse(
        String datacenter,
        String error,
        long numNodes,
        String partition,
        String segment,
        @WireField(name = "WAN") boolean wan,
        Map<String, Long> keys,
        Map<String, String> messages,
        Map<String, Long> primaryKeys) {

    /// Takes copies of the collections.
    public KeyringResponse {
        keys = Sorted.copy(keys);
        messages = Sorted.copy(messages);
        primaryKeys = Sorted.copy(primaryKeys);
    }

    /// Without the secrets.
    @Override
    public String toString() {
        return "KeyringResponse[datacenter=%s, wan=%s, segment=%s, messages=%s, numNodes=%s, error=%s]"
                .formatted(datacenter, wan, segment, messages, numNodes, error);
    }
}
