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
import javax.security.auth.x500.X500Principal;

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
                return heedAnchor(path, parameters, now);
            }
            throw new IllegalStateException("PKIX built something that is no PKIX path");
        } catch (GeneralSecurityException refused) {
            return Optional.of(explain(authorities, now, refused));
        }
    }

    /// Follows the signatures from the own certificate up, until something is wrong.
    private Finding explain(List<X509Certificate> authorities, Instant now, GeneralSecurityException refused) {
        X509Certificate signed = leaf();
        for (int i = 0; i <= certificates.size(); i++) {
            Optional<X509Certificate> root = signer(signed, authorities);
            if (root.isPresent()) {
                return validity("the CA", root.get(), now).orElseGet(() -> unexplained(authorities, refused));
            }
            Optional<X509Certificate> intermediate = signer(signed, certificates.subList(1, certificates.size()));
            if (intermediate.isEmpty() || intermediate.get().equals(signed)) {
                return unknownSigner(signed, authorities);
            }
            Optional<Finding> unfit =
                    validity("the intermediate", intermediate.get(), now).or(() -> noAuthority(intermediate.get()));
            if (unfit.isPresent()) {
                return unfit.get();
            }
            signed = intermediate.get();
        }
        return unexplained(authorities, refused);
    }

    private static Optional<X509Certificate> signer(X509Certificate signed, List<X509Certificate> candidates) {
        return candidates.stream()
                .filter(candidate -> candidate.getSubjectX500Principal().equals(signed.getIssuerX500Principal()))
                .filter(candidate -> hasSigned(candidate, signed))
                .findFirst();
    }

    private static boolean hasSigned(X509Certificate signer, X509Certificate signed) {
        try {
            signed.verify(signer.getPublicKey());
            return true;
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    private static Optional<Finding> validity(String what, X509Certificate certificate, Instant now) {
        return CertificateProfile.validity(certificate, now)
                .map(finding -> new Finding(
                        "%s %s to be valid at %s".formatted(what, certificate.getSubjectX500Principal(), now),
                        finding.found(),
                        "issue it anew, and everything below it"));
    }

    private static Optional<Finding> noAuthority(X509Certificate certificate) {
        return certificate.getBasicConstraints() >= 0
                ? Optional.empty()
                : Optional.of(new Finding(
                        "a CA as signer",
                        "%s, which is none (basic constraints)".formatted(certificate.getSubjectX500Principal()),
                        "let a CA sign the certificate"));
    }

    private static Finding unknownSigner(X509Certificate signed, List<X509Certificate> authorities) {
        X500Principal issuer = signed.getIssuerX500Principal();
        if (issuer.equals(signed.getSubjectX500Principal())) {
            return new Finding(
                    "a certificate signed by one of: " + subjects(authorities),
                    "%s, signed by itself".formatted(issuer),
                    "issue it under the CA, or add it to the bundle of CAs of all datacenters");
        }
        boolean sameName = authorities.stream()
                .anyMatch(authority -> authority.getSubjectX500Principal().equals(issuer));
        if (sameName) {
            return new Finding(
                    "a certificate signed by the key of the CA " + issuer,
                    "one signed by another key of the same name",
                    "the CA was made anew: issue the certificate anew, or keep the old CA in the bundle as well");
        }
        return new Finding(
                "a certificate signed by one of: " + subjects(authorities),
                "one signed by " + issuer,
                "use the CA that signed it, in all datacenters, or a bundle of all CAs; if the signer is an intermediate, put its certificate behind the own one in cert_file");
    }

    private static Finding unexplained(List<X509Certificate> authorities, GeneralSecurityException refused) {
        return new Finding(
                "a chain that ends at one of: " + subjects(authorities),
                "one that is refused: " + refused.getMessage(),
                "issue it anew under the CA: tls cert create");
    }

    /// The JDK passes over validity and name constraints of a trust anchor, which OpenSSL and Go heed: the latter
    /// are looked at by putting the anchor, which signed itself, into the path once more.
    private static Optional<Finding> heedAnchor(
            PKIXCertPathBuilderResult built, PKIXBuilderParameters parameters, Instant now)
            throws GeneralSecurityException {
        X509Certificate anchor = built.getTrustAnchor().getTrustedCert();
        Optional<Finding> invalid = validity("the CA", anchor, now);
        if (invalid.isPresent()
                || anchor.getExtensionValue(NAME_CONSTRAINTS) == null
                || !anchor.getSubjectX500Principal().equals(anchor.getIssuerX500Principal())) {
            return invalid;
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
