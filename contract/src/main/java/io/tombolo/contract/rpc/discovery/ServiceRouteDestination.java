package io.tombolo.contract.rpc.discovery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Where requests go. Source: RPC sheet 16, "ServiceRouteDestination".
///
/// @param namespace             default in community builds or empty
/// @param partition             partition, empty in community builds
/// @param requestHeaders        header edits
/// @param responseHeaders       header edits
/// @param retryOnConnectFailure retry flag
/// @param service               service name
/// @param serviceSubset         subset name
/// @param retryOn               retry conditions
public record ServiceRouteDestination(
        Duration idleTimeout,
        String namespace,
        long numRetries,
        String partition,
        String prefixRewrite,
        Optional<HttpHeaderModifiers> requestHeaders,
        Duration requestTimeout,
        Optional<HttpHeaderModifiers> responseHeaders,
        boolean retryOnConnectFailure,
        String service,
        String serviceSubset,
        List<String> retryOn,
        List<Long> retryOnStatusCodes) {

    /// Takes copies of the collections.
    public ServiceRouteDestination {
        retryOn = List.copyOf(retryOn);
        retryOnStatusCodes = List.copyOf(retryOnStatusCodes);
    }
}
