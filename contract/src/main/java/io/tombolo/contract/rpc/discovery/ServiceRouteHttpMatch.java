package io.tombolo.contract.rpc.discovery;

import java.util.List;

/// Which HTTP requests are meant. Source: RPC sheet 16, "ServiceRouteHTTPMatch".
///
/// @param pathExact  exact path
/// @param header     header matches
/// @param methods    HTTP methods
/// @param queryParam query parameter matches
public record ServiceRouteHttpMatch(
        boolean caseInsensitive,
        String pathExact,
        String pathPrefix,
        String pathRegex,
        List<ServiceRouteHttpMatchHeader> header,
        List<String> methods,
        List<ServiceRouteHttpMatchQueryParam> queryParam) {

    /// Takes copies of the collections.
    public ServiceRouteHttpMatch {
        header = List.copyOf(header);
        methods = List.copyOf(methods);
        queryParam = List.copyOf(queryParam);
    }
}
