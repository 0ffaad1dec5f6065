package io.tombolo.contract.rpc.discovery;

/// What a parameter of the query has to look like. Source: RPC sheet 16, "ServiceRouteHTTPMatchQueryParam".
///
/// @param exact   exact match
/// @param present must be present
public record ServiceRouteHttpMatchQueryParam(String exact, String name, boolean present, String regex) {}
