package io.tombolo.core.pki;

import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Domain;
import io.tombolo.core.terms.NodeName;
import io.tombolo.core.terms.ServerName;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the certificate of one server has to be, so that it can be reached through gateways and reach others.
///
/// Consul checks none of this at start: a certificate without the node's name lets a server join and then fails
/// at each packet and call, at the dialler. Source: WAN federation sheet 3.2.
///
/// @param any the name that every server of the datacenter has
/// @param one the name of this server
public record CertificateProfile(ServerName.AnyServer any, ServerName.OneServer one) {

    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
    private static final String ANY_USAGE = "2.5.29.37.0";

    /// The bit in the key usages (RFC 5280, 4.2.1.3).
    private static final int DIGITAL_SIGNATURE = 0;

    /// The tag of a DNS name among the alternative names (RFC 5280, 4.2.1.6).
    private static final int DNS_NAME = 2;

    /// The profile of a server.
    ///
    /// @throws IllegalArgumentException if the node name cannot be one label of a DNS name
    public static CertificateProfile ofServer(NodeName node, Datacenter datacenter, Domain domain) {
        return new CertificateProfile(
                new ServerName.AnyServer(datacenter, domain), new ServerName.OneServer(node, datacenter, domain));
    }

    /// Everything that is wrong with `certificate` at the time `now`; empty if it fits.
    public List<Finding> check(X509Certificate certificate, Instant now) {
        List<Finding> findings = new ArrayList<>();
        checkNames(certificate, findings);
        checkUsage(certificate, findings);
        validity(certificate, now).ifPresent(findings::add);
        return List.copyOf(findings);
    }

    private void checkNames(X509Certificate certificate, List<Finding> findings) {
        List<String> names = dnsNames(certificate);
        String shown = names.isEmpty()
                ? "no DNS name at all (the common name does not count)"
                : "DNS names " + String.join(", ", names);
        String mend = "issue it anew: tls cert create -server -dc=%s -node=%s -domain=%s"
                .formatted(any.datacenter(), one.node(), any.domain());
        if (!names.contains(any.text())) {
            findings.add(new Finding("DNS name " + any.text(), shown, mend));
        }
        if (!names.contains(one.text()) && !names.contains(any.wildcard())) {
            findings.add(new Finding("DNS name %s or %s".formatted(one.text(), any.wildcard()), shown, mend));
        }
    }

    private static void checkUsage(X509Certificate certificate, List<Finding> findings) {
        if (certificate.getBasicConstraints() >= 0) {
            findings.add(new Finding(
                    "the certificate of a server",
                    "that of the CA %s".formatted(certificate.getSubjectX500Principal()),
                    "issue one under it: tls cert create -server"));
        }
        boolean[] keyUsage = certificate.getKeyUsage();
        if (keyUsage != null && !keyUsage[DIGITAL_SIGNATURE]) {
            findings.add(new Finding(
                    "key usage digitalSignature",
                    "one without it",
                    "issue it with digitalSignature: TLS 1.3 signs with the key"));
        }
        List<String> usages = usages(certificate);
        // Without the extension a certificate may be used for anything (RFC 5280, 4.2.1.12).
        if (usages.isEmpty() || usages.contains(ANY_USAGE)) {
            return;
        }
        if (!usages.contains(SERVER_AUTH)) {
            findings.add(missing("serverAuth", "a server shows it to whoever connects"));
        }
        if (!usages.contains(CLIENT_AUTH)) {
            findings.add(missing("clientAuth", "a server shows the same certificate where it connects to"));
        }
    }

    private static Finding missing(String usage, String why) {
        return new Finding(
                "extended key usage " + usage, "one without it", "issue it with serverAuth and clientAuth: " + why);
    }

    /// Whether `certificate` is valid at the time `now`.
    static Optional<Finding> validity(X509Certificate certificate, Instant now) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        if (now.isAfter(until)) {
            return Optional.of(new Finding(
                    "a certificate that is valid at " + now, "one that expired at " + until, "issue it anew"));
        }
        if (now.isBefore(from)) {
            return Optional.of(new Finding(
                    "a certificate that is valid at " + now,
                    "one that is valid only from %s on".formatted(from),
                    "check the clock of this machine and of the one that issued it"));
        }
        return Optional.empty();
    }

    /// The DNS names among the alternative names, in lower case; none if the extension cannot be read.
    public static List<String> dnsNames(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            if (names == null) {
                return List.of();
            }
            return names.stream()
                    .filter(name ->
                            name.size() >= 2 && Integer.valueOf(DNS_NAME).equals(name.get(0)))
                    .map(name -> String.valueOf(name.get(1)).toLowerCase(Locale.ROOT))
                    .toList();
        } catch (CertificateParsingException _) {
            return List.of();
        }
    }

    private static List<String> usages(X509Certificate certificate) {
        try {
            List<String> usages = certificate.getExtendedKeyUsage();
            return usages == null ? List.of() : usages;
        } catch (CertificateParsingException _) {
            return List.of("unreadable");
        }
    }
}
