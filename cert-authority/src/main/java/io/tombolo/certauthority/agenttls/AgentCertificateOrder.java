package io.tombolo.certauthority.agenttls;

import io.tombolo.certauthority.issue.Blueprint;
import io.tombolo.certauthority.issue.KeyKind;
import io.tombolo.certauthority.issue.PemText;
import io.tombolo.certauthority.issue.SigningAuthority;
import io.tombolo.core.pki.CertificateChain;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Domain;
import io.tombolo.core.terms.NodeName;
import io.tombolo.core.terms.ServerName;
import java.net.InetAddress;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A certificate for an agent, as it was asked for. Source: WAN federation sheet 3.5.
///
/// @param kind                whose it is
/// @param datacenter          the agent's
/// @param domain              the federation's
/// @param node                the server's name, without which no gateway can lead to it
/// @param additionalDnsNames  more names, which come first
/// @param additionalAddresses more addresses, which come first
/// @param validity            from now on
/// @param key                 the kind of its key
public record AgentCertificateOrder(
        AgentKind kind,
        Datacenter datacenter,
        Domain domain,
        Optional<NodeName> node,
        List<String> additionalDnsNames,
        List<InetAddress> additionalAddresses,
        Duration validity,
        KeyKind key) {

    /// @throws IllegalArgumentException if a node is named and it is no server's certificate
    public AgentCertificateOrder {
        additionalDnsNames = List.copyOf(additionalDnsNames);
        additionalAddresses = List.copyOf(additionalAddresses);
        if (node.isPresent() && kind != AgentKind.SERVER) {
            throw new IllegalArgumentException("-node requires -server");
        }
    }

    /// What came of an order.
    public sealed interface Outcome {

        /// It was made, and is trusted under the authority.
        record Made(IssuedPair pair) implements Outcome {}

        /// It was made, and nobody would trust it: the authority has expired, or must not certify these names.
        record Untrusted(String reason) implements Outcome {}
    }

    /// Makes it.
    public Outcome issue(SigningAuthority authority, Instant now, SecureRandom random) {
        KeyPair keys = key.generate(random);
        String commonName = kind.commonName(datacenter, domain);
        var blueprint = new Blueprint(
                "CN=" + commonName,
                SigningAuthority.randomSerial(random),
                kind.purpose(),
                dnsNames(commonName),
                addresses(),
                List.of(),
                List.of(),
                now,
                now.plus(validity));
        X509Certificate certificate = authority.issue(blueprint, keys.getPublic());
        return new CertificateChain(List.of(certificate))
                .checkTrust(List.of(authority.certificate()), now)
                .<Outcome>map(finding -> new Outcome.Untrusted(finding.text()))
                .orElseGet(() -> new Outcome.Made(
                        new IssuedPair(PemText.of(certificate), PemText.ofPrivateKey(keys), certificate)));
    }

    private List<String> dnsNames(String commonName) {
        List<String> names = new ArrayList<>();
        // Those of a command line are ignored, as Consul ignores them.
        if (kind != AgentKind.COMMAND_LINE) {
            names.addAll(additionalDnsNames);
        }
        node.ifPresent(name -> names.add(new ServerName.OneServer(name, datacenter, domain).text()));
        names.add(commonName);
        names.add("localhost");
        return names;
    }

    private List<InetAddress> addresses() {
        List<InetAddress> all = new ArrayList<>(additionalAddresses);
        if (kind != AgentKind.COMMAND_LINE) {
            all.add(InetAddress.ofLiteral("127.0.0.1"));
        }
        return all;
    }
}
