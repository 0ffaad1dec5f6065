package io.tombolo.certauthority.agenttls;

import java.security.cert.X509Certificate;

/// A certificate that was made, and its key.
///
/// @param certificatePem the certificate as text
/// @param keyPem         the private key as text; a secret
/// @param certificate    the certificate
public record IssuedPair(String certificatePem, String keyPem, X509Certificate certificate) {

    /// Without the key.
    @Override
    public String toString() {
        return "IssuedPair[%s]".formatted(certificate.getSubjectX500Principal());
    }
}
