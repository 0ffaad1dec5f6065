package io.tombolo.core.pki;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A certificate and the intermediates that stand behind it in its file.
///
/// @param certificates the own one first; at least one
public record CertificateChain(List<X509Certificate> certificates) {

    private static final String NAME_CONSTRAINTS = "2.5.29.30";

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
            if (CertPathBuilder.getInstance("PKIX").build(parameters) instanceof PKIXCertPathBuilderResult path) {
                return heedAnchor(path, parameters);
            }
            throw new IllegalStateException("PKIX built something that is no PKIX path");
        } catch (GeneralSecurityException _) {
            return Optional.of(new Finding(
                    "a certificate signed by one of: " + subjects(authorities),
                    "one signed by " + leaf().getIssuerX500Principal(),
                    "use the CA that signed it, in all datacenters, or a bundle of all CAs"));
        }
    }

    /// The JDK passes over name constraints of a trust anchor, which OpenSSL and Go heed: they are looked at by
    /// putting the anchor, which signed itself, into the path once more.
    private static Optional<Finding> heedAnchor(PKIXCertPathBuilderResult built, PKIXBuilderParameters parameters)
            throws GeneralSecurityException {
        X509Certificate anchor = built.getTrustAnchor().getTrustedCert();
        if (anchor.getExtensionValue(NAME_CONSTRAINTS) == null
                || !anchor.getSubjectX500Principal().equals(anchor.getIssuerX500Principal())) {
            return Optional.empty();
        }
        List<Certificate> path = new ArrayList<>(built.getCertPath().getCertificates());
        path.add(anchor);
        try {
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
            return Optional.empty();
        } catch (CertPathValidatorException outside) {
            return Optional.of(
                    new Finding(
                            "names that the CA %s may certify (its name constraints)"
                                    .formatted(anchor.getSubjectX500Principal()),
                            "a chain that is refused: " + outside.getMessage(),
                            "issue it with names within the constraints, or make the CA anew with more names: tls ca create -name-constraint -additional-name-constraint=…"));
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
