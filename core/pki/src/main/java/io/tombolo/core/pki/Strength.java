package io.tombolo.core.pki;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Locale;
import java.util.Optional;

/// Whether key and signature of a certificate are strong enough for the TLS of today's peers.
///
/// Go and the JDK refuse RSA below 1024 bits and signatures with MD5 or SHA-1; all recommend 2048 bits and SHA-256.
final class Strength {

    private static final int RSA_BITS = 2048;
    private static final int CURVE_BITS = 256;

    private Strength() {}

    static Optional<Finding> of(X509Certificate certificate) {
        PublicKey key = certificate.getPublicKey();
        String whose = certificate.getSubjectX500Principal().toString();
        if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < RSA_BITS) {
            return Optional.of(new Finding(
                    "an RSA key of %d bits or more".formatted(RSA_BITS),
                    "one of %d bits in the certificate of %s"
                            .formatted(rsa.getModulus().bitLength(), whose),
                    "issue it anew with a new key"));
        }
        if (key instanceof ECPublicKey point && point.getParams().getOrder().bitLength() < CURVE_BITS) {
            return Optional.of(new Finding(
                    "an elliptic curve of %d bits or more".formatted(CURVE_BITS),
                    "one of %d bits in the certificate of %s"
                            .formatted(point.getParams().getOrder().bitLength(), whose),
                    "issue it anew with a new key"));
        }
        if (key.getAlgorithm().equals("DSA")) {
            return Optional.of(new Finding(
                    "a key of type EC, RSA or Ed25519",
                    "one of type DSA in the certificate of " + whose,
                    "issue it anew with a new key"));
        }
        String signature = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        if (!selfSigned(certificate) && (signature.startsWith("MD5") || signature.startsWith("SHA1"))) {
            return Optional.of(new Finding(
                    "a signature with SHA-256 or better",
                    "%s on the certificate of %s".formatted(certificate.getSigAlgName(), whose),
                    "let the CA sign it anew"));
        }
        return Optional.empty();
    }

    /// Nobody looks at the signature of a root: it is trusted by being there.
    private static boolean selfSigned(X509Certificate certificate) {
        return certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal());
    }
}
