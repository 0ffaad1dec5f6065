package io.tombolo.contract.rpc.acl;

import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.core.wire.binding.Embedded;

/// Removes a way to log in. Source: RPC sheet 16, "ACLAuthMethodDeleteRequest".
public record AclAuthMethodDeleteRequest(
        String datacenter, String authMethodName, @Embedded WriteRequest write) {}
