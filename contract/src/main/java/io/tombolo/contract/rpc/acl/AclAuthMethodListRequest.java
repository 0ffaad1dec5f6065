package io.tombolo.contract.rpc.acl;

import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.wire.binding.Embedded;

/// Asks for the ways to log in. Source: RPC sheet 16, "ACLAuthMethodListRequest".
public record AclAuthMethodListRequest(
        String datacenter, @Embedded QueryOptions options) {}
