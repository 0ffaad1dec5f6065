package io.tombolo.contract.rpc.internal;

import io.tombolo.contract.rpc.query.PeeredServiceName;
import java.util.List;

/// Whether there is such a service, and which others lost the addresses.
///
/// Source: RPC sheet 16, "AssignServiceManualVIPsResponse".
public record AssignServiceManualVipsResponse(boolean found, List<PeeredServiceName> unassignedFrom) {

    /// Takes copies of the collections.
    public AssignServiceManualVipsResponse {
        unassignedFrom = List.copyOf(unassignedFrom);
    }
}
