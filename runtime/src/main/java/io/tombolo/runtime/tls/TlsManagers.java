package io.tombolo.runtime.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/// TLS material in the forms that the JDK's contexts take.
public final class TlsManagers {

    private TlsManagers() {}

    /// Shows the own certificate.
    ///
    /// @throws GeneralSecurityException if the JDK cannot use the key
    /// @throws IOException never, but the JDK declares it
    public static KeyManager[] keys(TlsMaterial material) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        char[] unused = new char[0];
        store.setKeyEntry(
                "own", material.key(), unused, material.chain().certificates().toArray(X509Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(store, unused);
        return factory.getKeyManagers();
    }

    /// Trusts the authorities, and looks at names as the JDK does.
    ///
    /// @throws GeneralSecurityException if the JDK cannot use an authority
    /// @throws IOException never, but the JDK declares it
    public static X509ExtendedTrustManager trust(TlsMaterial material) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        int count = 0;
        for (X509Certificate authority : material.authorities()) {
            store.setCertificateEntry("authority " + count++, authority);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager chains) {
                return chains;
            }
        }
        throw new GeneralSecurityException("the JDK has no trust manager for X.509");
    }
}
