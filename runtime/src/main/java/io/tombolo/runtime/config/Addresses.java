package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Setting;
import java.util.Optional;

/// Addresses of single listeners, each blank-separated, `unix:///path` allowed for HTTP and HTTPS.
public record Addresses(
        @Setting(template = true, says = "addresses of DNS; by default client_addr")
        Optional<String> dns,

        @Setting(template = true, says = "addresses of HTTP; by default client_addr")
        Optional<String> http,

        @Setting(template = true, says = "addresses of HTTPS; by default client_addr")
        Optional<String> https,

        @Setting(template = true, says = "addresses of gRPC; by default client_addr")
        Optional<String> grpc,

        @Setting(template = true, says = "addresses of gRPC over TLS; by default client_addr")
        Optional<String> grpcTls) {}
