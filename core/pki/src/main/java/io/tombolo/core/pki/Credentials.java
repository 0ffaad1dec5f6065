package io.tombolo.core.pki;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Certificate, key and authorities of one party, as far as their texts could be read.
///
/// @param certificates what stands in the file of the own certificate, in its order; empty if it could not be read
/// @param key          empty if it could not be read
/// @param authorities  empty if none could be read
public record Credentials(
        List<X509Certificate> certificates, Optional<PrivateKey> key, List<X509Certificate> authorities) {

    public Credentials {
        certificates = List.copyOf(certificates);
        authorities = List.copyOf(authorities);
    }

    /// Which of the texts a finding is about.
    public enum Part {
        CERTIFICATE,
        KEY,
        AUTHORITIES
    }

    /// What a finding means.
    public enum Gravity {
        /// TLS cannot use it at all.
        UNUSABLE,
        /// TLS can use it, and others will refuse it.
        REFUSED_BY_OTHERS
    }

    /// One thing that is wrong.
    public record Problem(Part part, Gravity gravity, Finding finding) {}

    /// Everything that is wrong at the time `now`.
    ///
    /// @param profile what the own certificate has to be; empty if its names and usages do not matter
    public List<Problem> examine(Optional<CertificateProfile> profile, Instant now) {
        List<Problem> problems = new ArrayList<>();
        for (X509Certificate authority : authorities) {
            Strength.of(authority).ifPresent(finding -> add(problems, Part.AUTHORITIES, finding));
            isAuthority(authority).ifPresent(finding -> add(problems, Part.AUTHORITIES, finding));
        }
        if (certificates.isEmpty()) {
            return List.copyOf(problems);
        }
        Optional<Finding> order = wrongOrder();
        order.ifPresent(finding -> problems.add(new Problem(Part.CERTIFICATE, Gravity.UNUSABLE, finding)));
        if (order.isEmpty() && key.isPresent() && !belongs(certificates.getFirst(), key.get())) {
            problems.add(new Problem(
                    Part.KEY,
                    Gravity.UNUSABLE,
                    new Finding(
                            "the key of the certificate of " + name(certificates.getFirst()),
                            "another key",
                            "use the key that was made with it")));
        }
        if (order.isPresent()) {
            // What else there is to say would be about the wrong certificate.
            return List.copyOf(problems);
        }
        var chain = new CertificateChain(certificates);
        profile.ifPresent(
                wanted -> wanted.check(chain.leaf(), now).forEach(finding -> add(problems, Part.CERTIFICATE, finding)));
        if (profile.isEmpty()) {
            CertificateProfile.validity(chain.leaf(), now)
                    .ifPresent(finding -> add(problems, Part.CERTIFICATE, finding));
        }
        certificates.forEach(
                certificate -> Strength.of(certificate).ifPresent(finding -> add(problems, Part.CERTIFICATE, finding)));
        chain.checkTrust(authorities, now).ifPresent(finding -> add(problems, Part.CERTIFICATE, finding));
        return List.copyOf(problems);
    }

    private static void add(List<Problem> problems, Part part, Finding finding) {
        problems.add(new Problem(part, Gravity.REFUSED_BY_OTHERS, finding));
    }

    private static boolean belongs(X509Certificate certificate, PrivateKey key) {
        return KeyMatch.matches(certificate.getPublicKey(), key);
    }

    /// TLS shows the own certificate, then who signed it, then who signed that.
    private Optional<Finding> wrongOrder() {
        int own = key.map(secret -> IntStream.range(0, certificates.size())
                        .filter(i -> belongs(certificates.get(i), secret))
                        .findFirst()
                        .orElse(0))
                .orElse(0);
        if (own > 0) {
            return Optional.of(new Finding(
                    "the own certificate first",
                    "it as certificate %d, behind that of %s".formatted(own + 1, name(certificates.getFirst())),
                    "put the own certificate in front, then who signed it, then who signed that"));
        }
        for (int i = 1; i < certificates.size(); i++) {
            X509Certificate signed = certificates.get(i - 1);
            X509Certificate signer = certificates.get(i);
            if (!signed.getIssuerX500Principal().equals(signer.getSubjectX500Principal())) {
                return Optional.of(
                        new Finding(
                                "as certificate %d the one of %s, which signed certificate %d"
                                        .formatted(i + 1, signed.getIssuerX500Principal(), i),
                                "one of " + name(signer),
                                "put the own certificate in front, then who signed it, then who signed that, and nothing else"));
            }
        }
        return Optional.empty();
    }

    private static Optional<Finding> isAuthority(X509Certificate certificate) {
        if (certificate.getBasicConstraints() < 0) {
            return Optional.of(new Finding(
                    "certificates of CAs (basic constraints CA:TRUE)",
                    "one of %s, which is none".formatted(name(certificate)),
                    "name the certificate of the CA, not one that it signed"));
        }
        boolean[] usage = certificate.getKeyUsage();
        if (usage != null && !usage[KEY_CERT_SIGN]) {
            return Optional.of(new Finding(
                    "CAs that may sign certificates (key usage keyCertSign)",
                    "the CA %s, which may not".formatted(name(certificate)),
                    "make the CA anew: tls ca create"));
        }
        return Optional.empty();
    }

    /// The bit in the key usages (RFC 5280, 4.2.1.3).
    private static final int KEY_CERT_SIGN = 5;

    private static String name(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().toString();
    }

    /// Without the key.
    @Override
    public String toString() {
        return "Credentials[%d certificates, %s, %d authorities]"
                .formatted(certificates.size(), key.isPresent() ? "key" : "no key", authorities.size());
    }
}
