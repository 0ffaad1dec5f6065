package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Renamed;
import io.tombolo.runtime.config.bind.Setting;

/// TLS, in the spelling of today; the old keys at the top level are accepted too. Source: configuration sheet 2.4.
public record Tls(
        @Renamed(from = "ca_file", to = "ca_file")
        @Renamed(from = "ca_path", to = "ca_path")
        @Renamed(from = "cert_file", to = "cert_file")
        @Renamed(from = "key_file", to = "key_file")
        @Renamed(from = "verify_incoming", to = "verify_incoming")
        @Renamed(from = "verify_outgoing", to = "verify_outgoing")
        @Renamed(from = "tls_min_version", to = "tls_min_version")
        @Renamed(from = "tls_cipher_suites", to = "tls_cipher_suites")
        @Setting(says = "what holds where a kind says nothing else")
        TlsSection defaults,

        @Renamed(from = "verify_incoming_rpc", to = "verify_incoming")
        @Renamed(from = "verify_server_hostname", to = "verify_server_hostname")
        @Renamed(from = "server_name", to = "server_name")
        @Setting(says = "server RPC, and federation")
        TlsSection internalRpc,

        @Renamed(from = "verify_incoming_https", to = "verify_incoming") @Setting(says = "HTTPS")
        TlsSection https,

        @Setting(says = "gRPC") TlsSection grpc) {}
