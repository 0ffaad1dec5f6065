package io.tombolo.contract.rpc.preparedquery;

import java.util.List;

/// Where else a query looks. Source: RPC sheet 16, "QueryFailoverOptions".
///
/// @param nearestN            number of nearest datacenters to try
/// @param skipLocalDatacenter do not try the local datacenter
/// @param datacenters         fixed list of fail over datacenters
public record QueryFailoverOptions(
        long nearestN, boolean skipLocalDatacenter, List<String> datacenters, List<QueryFailoverTarget> targets) {

    /// Takes copies of the collections.
    public QueryFailoverOptions {
        datacenters = List.copyOf(datacenters);
        targets = List.copyOf(targets);
    }
}
