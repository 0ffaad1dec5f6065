package io.tombolo.catalogservice.acl;

import io.tombolo.contract.rpc.RpcFailedException;

/// Knows tokens.
@FunctionalInterface
public interface Authorizers {

    /// While access control is off, tokens do not matter.
    Authorizers OFF = token -> Authorizer.EVERYTHING;

    /// What the owner of a token may do.
    ///
    /// @param token the secret; empty for nobody in particular
    /// @throws RpcFailedException if there is no such token
    Authorizer of(String token);
}
