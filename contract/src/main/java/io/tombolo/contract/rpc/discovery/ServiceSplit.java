package io.tombolo.contract.rpc.discovery;

import java.util.Optional;

/// A part of the requests, and where it goes. Source: RPC sheet 16, "ServiceSplit".
///
/// @param namespace       default in community builds or empty
/// @param partition       partition, empty in community builds
/// @param requestHeaders  header edits
/// @param responseHeaders header edits
/// @param service         service name
/// @param serviceSubset   subset name
/// @param weight          percentage 0 to 100
public record ServiceSplit(
        String namespace,
        String partition,
        Optional<HttpHeaderModifiers> requestHeaders,
        Optional<HttpHeaderModifiers> responseHeaders,
        String service,
        String serviceSubset,
        float weight) {}
