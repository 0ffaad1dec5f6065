package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Setting;
import java.util.Optional;

/// Settings of one kind of TLS listener and of connections of that kind.
///
/// What is empty comes from `tls.defaults`; [Configuration#internalRpcTls()] and its siblings put both together.
public record TlsSection(
        @Setting(reload = true, says = "PEM file of the CAs that sign agents")
        Optional<String> caFile,

        @Setting(reload = true, says = "folder of PEM files of the CAs that sign agents")
        Optional<String> caPath,

        @Setting(reload = true, says = "PEM file of the certificate, followed by intermediates")
        Optional<String> certFile,

        @Setting(reload = true, says = "PEM file of the private key")
        Optional<String> keyFile,

        @Setting(
                reload = true,
                refusal = "TLSMinVersion: value %s not supported, please specify one of [tls10,tls11,tls12,tls13]",
                says = "lowest version of TLS; by default tls12")
        Optional<TlsVersion> tlsMinVersion,

        @Setting(reload = true, says = "comma-separated cipher suites for TLS up to 1.2, by their Go names")
        Optional<String> tlsCipherSuites,

        @Setting(reload = true, says = "demands a certificate of who connects")
        Optional<Boolean> verifyIncoming,

        @Setting(reload = true, says = "uses TLS and checks the certificate of whom it connects to")
        Optional<Boolean> verifyOutgoing,

        @Setting(
                reload = true,
                says =
                        "demands server.<datacenter>.<domain> in the certificate of servers; switches verify_outgoing on")
        Optional<Boolean> verifyServerHostname,

        @Setting(says = "own name in TLS instead of the node name")
        Optional<String> serverName,

        @Setting(defaultsTo = "false", says = "uses the certificate of auto_encrypt or auto_config")
        boolean useAutoCert) {}
