package io.tombolo.contract.rpc.acl;

import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.core.wire.binding.Embedded;

/// Writes a way to log in. Source: RPC sheet 16, "ACLAuthMethodSetRequest".
///
/// @param authMethod the method to write
public record AclAuthMethodSetRequest(
        String datacenter,
        AclAuthMethod authMethod,
        @Embedded WriteRequest write) {}
