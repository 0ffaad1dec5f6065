package io.tombolo.contract.rpc.acl;

import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.wire.binding.Embedded;

/// Asks for a way to log in. Source: RPC sheet 16, "ACLAuthMethodGetRequest".
public record AclAuthMethodGetRequest(
        String datacenter, String authMethodName, @Embedded QueryOptions options) {}
