package io.tombolo.contract.rpc.acl;

import java.util.List;

/// What a service may do. Source: RPC sheet 16, "ACLServiceIdentity".
///
/// @param datacenters datacenters it applies to, empty means all
public record AclServiceIdentity(String serviceName, List<String> datacenters) {

    /// Takes copies of the collections.
    public AclServiceIdentity {
        datacenters = List.copyOf(datacenters);
    }
}
