package io.tombolo.contract.rpc.acl;

/// What a node may do. Source: RPC sheet 16, "ACLNodeIdentity".
///
/// @param datacenter datacenter of the node
public record AclNodeIdentity(String datacenter, String nodeName) {}
