package io.tombolo.contract.rpc.acl;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.wire.binding.Embedded;
import java.util.List;

/// The ways to log in, as lists show them. Source: RPC sheet 16, "ACLAuthMethodListResponse".
///
/// @param authMethods list of stubs
public record AclAuthMethodListResponse(
        List<AclAuthMethodListStub> authMethods, @Embedded QueryMeta meta) {

    /// Takes copies of the collections.
    public AclAuthMethodListResponse {
        authMethods = List.copyOf(authMethods);
    }
}
