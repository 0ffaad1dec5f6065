package io.tombolo.contract.rpc.acl;

/// What a template leaves open. Source: RPC sheet 16, "ACLTemplatedPolicyVariables".
public record AclTemplatedPolicyVariables(String name) {}
