package io.tombolo.runtime.tls;

import java.security.cert.CertificateException;
import java.util.List;

/// A certificate that is trusted, and is not that of the server that was dialled.
final class CertificateNameMismatch extends CertificateException {

    private static final long serialVersionUID = 1;

    CertificateNameMismatch(String wanted, List<String> carried) {
        super("certificate is valid for %s, not for %s"
                .formatted(carried.isEmpty() ? "no DNS name" : String.join(", ", carried), wanted));
    }
}
