package io.tombolo.contract.rpc.discovery;

/// What a header has to look like. Source: RPC sheet 16, "ServiceRouteHTTPMatchHeader".
///
/// @param exact   exact match
/// @param invert  invert the match
/// @param present must be present
public record ServiceRouteHttpMatchHeader(
        String exact, boolean invert, String name, String prefix, boolean present, String regex, String suffix) {}
