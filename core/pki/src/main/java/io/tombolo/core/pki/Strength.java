package io.tombolo.core.pki;

import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Optional;

/// Whether key and signature of a certificate are strong enough for the TLS of today's peers.
///
/// Go and the JDK refuse RSA below 1024 bits and signatures with MD5 or SHA-1; all recommend 2048 bits and SHA-256.
final class Strength {

    private Strength() {}

    static Optional<Finding> of(X509Certificate certificate) {
        String whose = " in the certificate of " + certificate.getSubjectX500Principal();
        return KeyStrength.finding(certificate.getPublicKey(), whose).or(() -> oldSignature(certificate));
    }

    /// Nobody looks at the signature of a root: it is trusted by being there.
    private static Optional<Finding> oldSignature(X509Certificate certificate) {
        String signature = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        boolean selfSigned = certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal());
        return !selfSigned && (signature.startsWith("MD5") || signature.startsWith("SHA1"))
                ? Optional.of(new Finding(
                        "a signature with SHA-256 or better",
                        "%s on the certificate of %s"
                                .formatted(certificate.getSigAlgName(), certificate.getSubjectX500Principal()),
                        "let the CA sign it anew"))
                : Optional.empty();
    }
}
