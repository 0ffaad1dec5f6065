package io.tombolo.contract.rpc.acl;

import io.tombolo.core.wire.binding.WireField;

/// A policy of a role. Source: RPC sheet 16, "ACLRolePolicyLink".
public record AclRolePolicyLink(@WireField(name = "ID") String id, String name) {}
