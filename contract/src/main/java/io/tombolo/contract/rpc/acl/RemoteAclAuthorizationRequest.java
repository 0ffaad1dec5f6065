package io.tombolo.contract.rpc.acl;

import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.wire.binding.Embedded;
import java.util.List;

/// Asks what a token may do. Source: RPC sheet 16, "RemoteACLAuthorizationRequest".
///
/// @param requests list of questions
public record RemoteAclAuthorizationRequest(
        String datacenter,
        List<AclAuthorizationRequest> requests,
        @Embedded QueryOptions options) {

    /// Takes copies of the collections.
    public RemoteAclAuthorizationRequest {
        requests = List.copyOf(requests);
    }
}
