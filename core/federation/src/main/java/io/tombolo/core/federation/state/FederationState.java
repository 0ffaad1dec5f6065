package io.tombolo.core.federation.state;

import io.tombolo.core.terms.Datacenter;
import java.time.Instant;
import java.util.List;

/// What a datacenter lets the others know of its gateways. There is one record of each datacenter, everywhere.
///
/// Source: WAN federation sheet 4.1.
///
/// @param datacenter         whose gateways; the key
/// @param meshGateways       every instance of kind `mesh-gateway`, in the order of the catalog and unfiltered:
///                           healthy or not, exposing servers or not
/// @param updatedAt          when its owner wrote it last
/// @param primaryModifyIndex the raft index of that write in the primary; 0 before it is applied
/// @param createIndex        the raft index of the first write here; 0 before it is applied
/// @param modifyIndex        the raft index of the last write here; 0 before it is applied
public record FederationState(
        Datacenter datacenter,
        List<MeshGateway> meshGateways,
        Instant updatedAt,
        long primaryModifyIndex,
        long createIndex,
        long modifyIndex) {

    public FederationState {
        meshGateways = List.copyOf(meshGateways);
    }

    /// A record as its owner makes it, before any raft has seen it.
    public static FederationState written(Datacenter datacenter, List<MeshGateway> meshGateways, Instant updatedAt) {
        return new FederationState(datacenter, meshGateways, updatedAt, 0, 0, 0);
    }

    /// Whether another record says the same: gateways pairwise equal, times and indexes left aside.
    public boolean saysTheSameAs(FederationState other) {
        return datacenter.equals(other.datacenter) && lists(other.meshGateways);
    }

    /// Whether the record lists these gateways, indexes left aside.
    public boolean lists(List<MeshGateway> gateways) {
        if (meshGateways.size() != gateways.size()) {
            return false;
        }
        for (int i = 0; i < gateways.size(); i++) {
            if (!meshGateways.get(i).saysTheSameAs(gateways.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// The record as a secondary stores it: with the primary's index remembered, and none of its own yet.
    public FederationState replicated() {
        return new FederationState(datacenter, meshGateways, updatedAt, modifyIndex, 0, 0);
    }
}
