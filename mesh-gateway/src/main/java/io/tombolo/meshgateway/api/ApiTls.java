package io.tombolo.meshgateway.api;

import io.tombolo.core.pki.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// TLS towards `https` addresses of the API, from the files that `-ca-file`, `-client-cert` and `-client-key`
/// name.
public final class ApiTls {

    private static final char[] NO_PASSWORD = new char[0];

    private ApiTls() {}

    /// The files.
    ///
    /// @param authorities what to trust
    /// @param certificate what to show, with its intermediates
    /// @param key         of that certificate
    public record TlsFiles(Path authorities, Optional<Path> certificate, Optional<Path> key) {}

    /// Reads the files.
    ///
    /// @throws IOException if one cannot be read or used; the message names it
    public static SSLContext context(TlsFiles files) throws IOException {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int number = 0;
            for (X509Certificate authority : certificates(files.authorities())) {
                trusted.setCertificateEntry("authority-" + number++, authority);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own(files), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException unusable) {
            throw new IOException("cannot set up TLS with %s: %s".formatted(files, unusable.getMessage()), unusable);
        }
    }

    private static KeyManager[] own(TlsFiles files) throws IOException, GeneralSecurityException {
        if (files.certificate().isEmpty() || files.key().isEmpty()) {
            return new KeyManager[0];
        }
        KeyStore own = KeyStore.getInstance(KeyStore.getDefaultType());
        own.load(null, null);
        Path keyFile = files.key().get();
        switch (Pem.privateKey(Files.readAllBytes(keyFile))) {
            case Pem.Key.Read read ->
                own.setKeyEntry(
                        "own",
                        read.key(),
                        NO_PASSWORD,
                        certificates(files.certificate().get()).toArray(Certificate[]::new));
            case Pem.Key.Malformed malformed ->
                throw new IOException("cannot use the key in %s: %s".formatted(keyFile, malformed.reason()));
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, NO_PASSWORD);
        return keys.getKeyManagers();
    }

    private static List<X509Certificate> certificates(Path file) throws IOException {
        return switch (Pem.certificates(Files.readAllBytes(file))) {
            case Pem.Certificates.Read read -> read.certificates();
            case Pem.Certificates.Malformed malformed ->
                throw new IOException("cannot use the certificates in %s: %s".formatted(file, malformed.reason()));
        };
    }
}
