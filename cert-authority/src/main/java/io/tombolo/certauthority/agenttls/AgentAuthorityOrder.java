package io.tombolo.certauthority.agenttls;

import io.tombolo.certauthority.issue.Blueprint;
import io.tombolo.certauthority.issue.KeyKind;
import io.tombolo.certauthority.issue.PemText;
import io.tombolo.certauthority.issue.Purpose;
import io.tombolo.certauthority.issue.SigningAuthority;
import io.tombolo.core.terms.Domain;
import java.math.BigInteger;
import java.net.URI;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A CA for agents, as it was asked for. Source: WAN federation sheet 3.4.
///
/// @param domain            the federation's
/// @param commonName        empty for `Tombolo Agent CA <serial number>`
/// @param validity          from now on
/// @param permittedDnsNames the only DNS trees that it may certify; empty for all
/// @param clusterId         first label of the mesh's trust domain, to which the CA then belongs
/// @param key               the kind of its key
public record AgentAuthorityOrder(
        Domain domain,
        Optional<String> commonName,
        Duration validity,
        List<String> permittedDnsNames,
        Optional<String> clusterId,
        KeyKind key) {

    public AgentAuthorityOrder {
        permittedDnsNames = List.copyOf(permittedDnsNames);
    }

    /// What `-name-constraint` permits: more names if there are any, then the domain, then `localhost`.
    public static List<String> constraints(Domain domain, List<String> additional) {
        List<String> permitted = new ArrayList<>(additional);
        permitted.add(domain.name());
        permitted.add("localhost");
        return List.copyOf(permitted);
    }

    /// Makes it.
    public IssuedPair issue(Instant now, SecureRandom random) {
        BigInteger serial = SigningAuthority.randomSerial(random);
        KeyPair keys = key.generate(random);
        var blueprint = new Blueprint(
                "O=Tombolo,CN=%s".formatted(commonName.map(Names::escaped).orElse("Tombolo Agent CA " + serial)),
                serial,
                Purpose.AGENT_AUTHORITY,
                List.of(),
                List.of(),
                clusterId
                        .map(id -> List.of(URI.create("spiffe://%s.%s".formatted(id, domain))))
                        .orElse(List.of()),
                permittedDnsNames,
                now,
                now.plus(validity));
        SigningAuthority made = SigningAuthority.selfSigned(blueprint, keys);
        return new IssuedPair(PemText.of(made.certificate()), PemText.ofPrivateKey(keys), made.certificate());
    }
}
