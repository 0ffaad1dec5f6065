package io.tombolo.runtime.tls;

import io.tombolo.core.pki.CertificateChain;
import io.tombolo.core.pki.KeyMatch;
import io.tombolo.core.pki.Pem;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/// What a server needs to prove who it is, and to check who others are.
///
/// @param chain       the own certificate, and the intermediates that others may not have
/// @param key         the private key of the own certificate
/// @param authorities whose certificates are accepted; at least one
public record TlsMaterial(CertificateChain chain, PrivateKey key, List<X509Certificate> authorities) {

    /// @throws IllegalArgumentException if there is no authority
    public TlsMaterial {
        authorities = List.copyOf(authorities);
        if (authorities.isEmpty()) {
            throw new IllegalArgumentException("TLS between servers needs at least one CA certificate");
        }
    }

    /// What came of reading PEM texts.
    public sealed interface Reading {

        /// They fit together.
        record Read(TlsMaterial material) implements Reading {}

        /// They do not.
        ///
        /// @param reason which of the texts is wrong, and how
        record Malformed(String reason) implements Reading {}
    }

    /// Reads the three texts that a configuration names.
    ///
    /// @param certificate `cert_file`: the own certificate first, intermediates behind it
    /// @param key         `key_file`
    /// @param authorities `ca_file`: one CA or a bundle of them
    public static Reading read(byte[] certificate, byte[] key, byte[] authorities) {
        return switch (Pem.certificates(certificate)) {
            case Pem.Certificates.Malformed malformed -> new Reading.Malformed("cert_file: " + malformed.reason());
            case Pem.Certificates.Read own ->
                switch (Pem.certificates(authorities)) {
                    case Pem.Certificates.Malformed malformed ->
                        new Reading.Malformed("ca_file: " + malformed.reason());
                    case Pem.Certificates.Read trusted ->
                        switch (Pem.privateKey(key)) {
                            case Pem.Key.Malformed malformed ->
                                new Reading.Malformed("key_file: " + malformed.reason());
                            case Pem.Key.Read read -> fit(own.certificates(), read.key(), trusted.certificates());
                        };
                };
        };
    }

    private static Reading fit(List<X509Certificate> own, PrivateKey key, List<X509Certificate> trusted) {
        return KeyMatch.matches(own.getFirst().getPublicKey(), key)
                ? new Reading.Read(new TlsMaterial(new CertificateChain(own), key, trusted))
                : new Reading.Malformed("key_file: not the key of the certificate in cert_file");
    }

    /// Without the key.
    @Override
    public String toString() {
        return "TlsMaterial[%s, %d authorities]".formatted(chain.leaf().getSubjectX500Principal(), authorities.size());
    }
}
