package io.tombolo.contract.rpc.acl;

/// Whether a token may do something. Source: RPC sheet 16, "ACLAuthorizationResponse".
///
/// @param access   requested access: read, write, list
/// @param allow    decision
/// @param resource resource kind such as key, node, service
/// @param segment  name of the resource asked about
public record AclAuthorizationResponse(String access, boolean allow, String resource, String segment) {}
