package io.tombolo.contract.rpc.acl;

import io.tombolo.core.wire.binding.WireField;

/// A policy of a token. Source: RPC sheet 16, "ACLTokenPolicyLink".
public record AclTokenPolicyLink(@WireField(name = "ID") String id, String name) {}
