package io.tombolo.contract.rpc.intention;

/// What a header of HTTP requests has to look like. Source: RPC sheet 16, "IntentionHTTPHeaderPermission".
///
/// @param contains   substring
/// @param exact      exact match
/// @param ignoreCase case insensitive
/// @param invert     invert the match
/// @param present    must be present
public record IntentionHttpHeaderPermission(
        String contains,
        String exact,
        boolean ignoreCase,
        boolean invert,
        String name,
        String prefix,
        boolean present,
        String regex,
        String suffix) {}
