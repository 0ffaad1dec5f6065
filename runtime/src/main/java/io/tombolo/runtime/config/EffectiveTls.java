package io.tombolo.runtime.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What holds for one kind of TLS connection: its own section over `tls.defaults`.
///
/// @param caFile               PEM file of the CAs
/// @param caPath               folder of PEM files of the CAs; used where there is no file
/// @param certFile             PEM file of the certificate, followed by intermediates
/// @param keyFile              PEM file of the private key
/// @param minVersion           lowest version of TLS
/// @param cipherSuites         by their Go names; empty for the usual ones
/// @param verifyIncoming       whether who connects has to show a certificate
/// @param verifyOutgoing       whether connections use TLS and check the other side
/// @param verifyServerHostname whether servers have to show `server.<datacenter>.<domain>`
/// @param serverName           own name in TLS in the place of the node name
public record EffectiveTls(
        Optional<String> caFile,
        Optional<String> caPath,
        Optional<String> certFile,
        Optional<String> keyFile,
        TlsVersion minVersion,
        List<String> cipherSuites,
        boolean verifyIncoming,
        boolean verifyOutgoing,
        boolean verifyServerHostname,
        Optional<String> serverName) {

    static EffectiveTls of(TlsSection own, TlsSection defaults) {
        boolean ownAuthority = own.caFile().isPresent() || own.caPath().isPresent();
        boolean ownPair = own.certFile().isPresent() || own.keyFile().isPresent();
        return new EffectiveTls(
                (ownAuthority ? own : defaults).caFile(),
                (ownAuthority ? own : defaults).caPath(),
                (ownPair ? own : defaults).certFile(),
                (ownPair ? own : defaults).keyFile(),
                own.tlsMinVersion().or(defaults::tlsMinVersion).orElse(TlsVersion.TLS_1_2),
                own.tlsCipherSuites()
                        .or(defaults::tlsCipherSuites)
                        .map(EffectiveTls::split)
                        .orElse(List.of()),
                own.verifyIncoming().or(defaults::verifyIncoming).orElse(false),
                own.verifyOutgoing().or(defaults::verifyOutgoing).orElse(false),
                false,
                own.serverName());
    }

    EffectiveTls checkingHostname(boolean hostname, boolean outgoing) {
        return new EffectiveTls(
                caFile,
                caPath,
                certFile,
                keyFile,
                minVersion,
                cipherSuites,
                verifyIncoming,
                outgoing,
                hostname,
                serverName);
    }

    /// Whether there is a CA, a certificate and a key: what mutual TLS needs.
    public boolean canAuthenticate() {
        return hasAuthority() && certFile.isPresent() && keyFile.isPresent();
    }

    /// Whether there is a CA.
    public boolean hasAuthority() {
        return caFile.isPresent() || caPath.isPresent();
    }

    private static List<String> split(String suites) {
        return Arrays.stream(suites.split(",", -1))
                .map(String::strip)
                .filter(suite -> !suite.isEmpty())
                .toList();
    }
}
