package io.tombolo.runtime.tls;

import io.tombolo.core.pki.CertificateProfile;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Checks the chain as the JDK does, and then the name that the engine asked for in its hello.
///
/// The JDK's own check of names refuses names with `_`, which datacenters and nodes may have.
final class NamedTrust extends X509ExtendedTrustManager {

    private final X509ExtendedTrustManager chains;

    NamedTrust(X509ExtendedTrustManager chains) {
        this.chains = chains;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        chains.checkServerTrusted(chain, authType, engine);
        List<SNIServerName> asked = engine.getSSLParameters().getServerNames();
        if (asked == null) {
            return;
        }
        for (SNIServerName name : asked) {
            String wanted = new String(name.getEncoded(), StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
            List<String> carried = CertificateProfile.dnsNames(chain[0]);
            if (carried.stream().noneMatch(carriedName -> covers(carriedName, wanted))) {
                throw new CertificateNameMismatch(wanted, carried);
            }
        }
    }

    /// Whether a name of a certificate is the wanted one, or a wildcard for its first label (RFC 6125, 6.4.3).
    static boolean covers(String carried, String wanted) {
        if (carried.equals(wanted)) {
            return true;
        }
        int dot = wanted.indexOf('.');
        return carried.startsWith("*.") && dot > 0 && carried.substring(1).equals(wanted.substring(dot));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        chains.checkClientTrusted(chain, authType, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {
        throw onlyEngines();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
        throw onlyEngines();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {
        throw onlyEngines();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {
        throw onlyEngines();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return chains.getAcceptedIssuers();
    }

    private static IllegalStateException onlyEngines() {
        return new IllegalStateException("a server's certificates are checked for an engine, which knows the name");
    }
}
