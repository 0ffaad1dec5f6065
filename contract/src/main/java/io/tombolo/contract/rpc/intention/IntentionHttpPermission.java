package io.tombolo.contract.rpc.intention;

import java.util.List;

/// What HTTP requests have to look like. Source: RPC sheet 16, "IntentionHTTPPermission".
///
/// @param pathExact exact path
/// @param header    header matches
/// @param methods   HTTP methods
public record IntentionHttpPermission(
        String pathExact,
        String pathPrefix,
        String pathRegex,
        List<IntentionHttpHeaderPermission> header,
        List<String> methods) {

    /// Takes copies of the collections.
    public IntentionHttpPermission {
        header = List.copyOf(header);
        methods = List.copyOf(methods);
    }
}
