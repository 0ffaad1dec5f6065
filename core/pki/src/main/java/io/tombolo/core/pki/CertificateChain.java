package io.tombolo.core.pki;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A certificate and the intermediates that stand behind it in its file.
///
/// @param certificates the own one first; at least one
public record CertificateChain(List<X509Certificate> certificates) {

    /// @throws IllegalArgumentException if there is no certificate
    public CertificateChain {
        certificates = List.copyOf(certificates);
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException("a chain has at least one certificate");
        }
    }

    /// The own certificate.
    public X509Certificate leaf() {
        return certificates.getFirst();
    }

    /// Whether the chain ends at one of `authorities` at the time `now`; revocation is not looked at.
    public Optional<Finding> checkTrust(List<X509Certificate> authorities, Instant now) {
        Optional<Finding> invalid = CertificateProfile.validity(leaf(), now);
        if (invalid.isPresent() || authorities.isEmpty()) {
            // Said by the profile already, or nothing to say.
            return Optional.empty();
        }
        try {
            Set<TrustAnchor> anchors = new LinkedHashSet<>();
            authorities.forEach(authority -> anchors.add(new TrustAnchor(authority, null)));
            X509CertSelector wanted = new X509CertSelector();
            wanted.setCertificate(leaf());
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, wanted);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(now));
            parameters.addCertStore(
                    CertStore.getInstance("Collection", new CollectionCertStoreParameters(certificates)));
            CertPathBuilder.getInstance("PKIX").build(parameters);
            return Optional.empty();
        } catch (GeneralSecurityException _) {
            return Optional.of(new Finding(
                    "a certificate signed by one of: " + subjects(authorities),
                    "one signed by " + leaf().getIssuerX500Principal(),
                    "use the CA that signed it, in all datacenters, or a bundle of all CAs"));
        }
    }

    private static String subjects(List<X509Certificate> authorities) {
        return String.join(
                "; ",
                authorities.stream()
                        .map(authority -> authority.getSubjectX500Principal().toString())
                        .toList());
    }
}
