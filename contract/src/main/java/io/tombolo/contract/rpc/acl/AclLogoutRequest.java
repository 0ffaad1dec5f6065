package io.tombolo.contract.rpc.acl;

import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.core.wire.binding.Embedded;

/// Ends the token that asks. Source: RPC sheet 16, "ACLLogoutRequest".
public record AclLogoutRequest(String datacenter, @Embedded WriteRequest write) {}
