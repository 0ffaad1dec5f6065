package io.tombolo.contract.rpc.acl;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.wire.binding.Embedded;
import java.util.Optional;

/// A way to log in, if there is one. Source: RPC sheet 16, "ACLAuthMethodResponse".
///
/// @param authMethod the method, none when absent
public record AclAuthMethodResponse(
        Optional<AclAuthMethod> authMethod, @Embedded QueryMeta meta) {}
