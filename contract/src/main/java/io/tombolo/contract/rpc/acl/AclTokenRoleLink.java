package io.tombolo.contract.rpc.acl;

import io.tombolo.core.wire.binding.WireField;

/// A role of a token. Source: RPC sheet 16, "ACLTokenRoleLink".
public record AclTokenRoleLink(@WireField(name = "ID") String id, String name) {}
