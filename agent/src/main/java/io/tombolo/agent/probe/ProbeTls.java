package io.tombolo.agent.probe;

import io.tombolo.runtime.tls.TlsManagers;
import io.tombolo.runtime.tls.TlsMaterial;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// TLS of probes: what is trusted, and what is shown.
///
/// Probes trust what this JDK trusts, or, with `enable_agent_tls_for_checks`, the agent's own authorities, and then
/// show
/// the agent's certificate.
public final class ProbeTls {

    private final SSLContext checking;
    private final SSLContext trusting;

    private ProbeTls(SSLContext checking, SSLContext trusting) {
        this.checking = checking;
        this.trusting = trusting;
    }

    /// With the authorities of this JDK.
    public static ProbeTls ofJdk() {
        return of(Optional.empty(), Optional.empty());
    }

    /// With the agent's own material.
    ///
    /// @throws IllegalStateException if the JDK cannot use it
    public static ProbeTls of(TlsMaterial material) {
        try {
            return of(
                    Optional.of(TlsManagers.keys(material)),
                    Optional.of(new TrustManager[] {TlsManagers.trust(material)}));
        } catch (GeneralSecurityException | IOException unusable) {
            throw new IllegalStateException("the TLS files of this agent cannot be used for checks", unusable);
        }
    }

    private static ProbeTls of(Optional<KeyManager[]> keys, Optional<TrustManager[]> authorities) {
        return new ProbeTls(
                context(keys, authorities), context(keys, Optional.of(new TrustManager[] {new TrustsAnybody()})));
    }

    // Null stands for the JDK's own in this API.
    @SuppressWarnings("NullAway")
    private static SSLContext context(Optional<KeyManager[]> keys, Optional<TrustManager[]> trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.orElse(null), trust.orElse(null), null);
            return context;
        } catch (NoSuchAlgorithmException | KeyManagementException broken) {
            throw new IllegalStateException("this JDK has no TLS", broken);
        }
    }

    /// The context for a probe that looks at certificates, or for one that does not.
    SSLContext context(boolean skipsVerification) {
        return skipsVerification ? trusting : checking;
    }

    /// Takes whatever certificate comes: the check said so.
    private static final class TrustsAnybody extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
