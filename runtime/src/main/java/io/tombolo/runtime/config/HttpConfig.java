package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Setting;
import java.util.List;
import java.util.Map;

/// The HTTP API. Source: configuration sheet 2.7.
public record HttpConfig(
        @Setting(says = "prefixes of paths that are answered with 403")
        List<String> blockEndpoints,

        @Setting(says = "headers of every answer") Map<String, String> responseHeaders,

        @Setting(flag = "allow-write-http-from", says = "networks that may change anything; none means all")
        List<String> allowWriteHttpFrom,

        @Setting(defaultsTo = "true", says = "agent endpoints may answer from the cache")
        boolean useCache,

        @Setting(defaultsTo = "0", says = "largest header of a request; 0 means 1 MiB")
        int maxHeaderBytes) {}
