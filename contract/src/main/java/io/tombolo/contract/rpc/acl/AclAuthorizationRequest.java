package io.tombolo.contract.rpc.acl;

/// Something that a token may do or not. Source: RPC sheet 16, "ACLAuthorizationRequest".
///
/// @param access   requested access: read, write, list
/// @param resource resource kind such as key, node, service
/// @param segment  name of the resource asked about
public record AclAuthorizationRequest(String access, String resource, String segment) {}
