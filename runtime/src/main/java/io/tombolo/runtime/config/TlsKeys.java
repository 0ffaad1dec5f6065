package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Setting;
import io.tombolo.runtime.config.tree.Value;

/// TLS of everything. Source: configuration sheet 2.4.
public record TlsKeys(
        @Setting(says = "certificates and checks by kind of connection")
        Tls tls,

        @Setting(
                defaultsTo = "false",
                reload = true,
                says = "HTTPS and gRPC checks present the certificate of the agent")
        boolean enableAgentTlsForChecks,

        @Setting(defaultsTo = "false", ignored = true, says = "order of cipher suites; has had no effect for long")
        boolean tlsPreferServerCipherSuites,

        @Setting(says = "client certificates that servers hand out")
        AutoEncrypt autoEncrypt,

        @Setting(says = "configuration of clients by signed token; clients only")
        Value.Entries autoConfig) {}
