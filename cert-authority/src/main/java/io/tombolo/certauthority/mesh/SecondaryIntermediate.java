package io.tombolo.certauthority.mesh;

import io.tombolo.certauthority.issue.PemText;
import io.tombolo.certauthority.issue.SigningAuthority;
import io.tombolo.contract.rpc.connect.CaSignRequest;
import io.tombolo.contract.rpc.connect.ConnectCaMethods;
import io.tombolo.contract.rpc.connect.IndexedCaRoots;
import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.core.catalog.connect.CaConfiguration;
import io.tombolo.core.catalog.connect.CaProviderState;
import io.tombolo.core.catalog.connect.CaRoot;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.pki.CertificateChain;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.wire.msgpack.Value;
import java.io.IOException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/// Finds the intermediate of a secondary, or has the primary sign a new one.
///
/// A new one is fetched when the primary's active root is another, and after half of the lifetime. Source: WAN
/// federation
/// sheet 9.4.
final class SecondaryIntermediate {

    private final AuthorityStore store;
    private final Datacenter primary;
    private final WriteRequest replication;
    private final Map<String, Value> initial;
    private final SecureRandom random;
    private final PrimaryCalls calls;

    /// @param replication with the token that the primary lets sign
    /// @param initial     settings of a new authority
    SecondaryIntermediate(
            AuthorityStore store,
            Datacenter primary,
            WriteRequest replication,
            Map<String, Value> initial,
            SecureRandom random,
            PrimaryCalls calls) {
        this.store = store;
        this.primary = primary;
        this.replication = replication;
        this.initial = Map.copyOf(initial);
        this.random = random;
        this.calls = calls;
    }

    /// @throws InterruptedException if this server leads no longer
    MeshAuthority establish(IndexedCaRoots roots, Instant now) throws InterruptedException {
        CaRoot active = roots.roots().stream()
                .filter(CaRoot::active)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the primary has no active root"));
        String clusterId = clusterId(roots);
        CaConfiguration configuration = store.configuration(clusterId, false, initial);
        AuthoritySettings settings = AuthoritySettings.of(configuration.config());
        X509Certificate root = AuthorityStore.certificate(active.rootCert());
        String id = AuthorityStore.stateId(settings, false);
        Optional<SigningAuthority> kept = store.state(id)
                .map(state -> AuthorityStore.signer(state.intermediateCert(), state.privateKey()))
                .filter(signer -> isGood(signer.certificate(), root, now));
        SigningAuthority signer = kept.isPresent() ? kept.get() : fetch(id, clusterId, settings, root, now);
        var authority = new MeshAuthority(clusterId, root, Optional.of(signer.certificate()), signer);
        store.activate(authority.record(), now);
        return authority;
    }

    private static String clusterId(IndexedCaRoots roots) {
        int dot = roots.trustDomain().indexOf('.');
        if (dot <= 0) {
            throw new IllegalStateException("the primary's trust domain %s is none".formatted(roots.trustDomain()));
        }
        return roots.trustDomain().substring(0, dot);
    }

    /// Whether the primary's root stands over it, and less than half of its life is over.
    private static boolean isGood(X509Certificate intermediate, X509Certificate root, Instant now) {
        Instant from = intermediate.getNotBefore().toInstant();
        Duration life = Duration.between(from, intermediate.getNotAfter().toInstant());
        return now.isBefore(from.plus(life.dividedBy(2)))
                && new CertificateChain(List.of(intermediate))
                        .checkTrust(List.of(root), now)
                        .isEmpty();
    }

    private SigningAuthority fetch(
            String id, String clusterId, AuthoritySettings settings, X509Certificate root, Instant now)
            throws InterruptedException {
        KeyPair keys = settings.key().generate(random);
        String pem = calls.call(
                ConnectCaMethods.SIGN_INTERMEDIATE,
                new CaSignRequest(primary.name(), request(clusterId, keys), replication));
        var signer = new SigningAuthority(AuthorityStore.certificate(pem), keys.getPrivate());
        new CertificateChain(List.of(signer.certificate()))
                .checkTrust(List.of(root), now)
                .ifPresent(finding -> {
                    throw new IllegalStateException(
                            "the primary signed an intermediate that its own root does not stand over: " + finding);
                });
        store.keep(new CaProviderState(
                id, PemText.ofPrivateKey(keys), PemText.of(root), PemText.of(signer.certificate()), RaftIndex.NONE));
        return signer;
    }

    private String request(String clusterId, KeyPair keys) {
        try {
            var extensions = new ExtensionsGenerator();
            extensions.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(
                            GeneralName.uniformResourceIdentifier,
                            MeshAuthority.signingId(clusterId).toString())));
            extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            var request = new JcaPKCS10CertificationRequestBuilder(
                            new X500Name("CN=" + MeshAuthority.authorityName("sec", clusterId, random)),
                            keys.getPublic())
                    .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate())
                    .build(new JcaContentSignerBuilder(
                                    keys.getPrivate().getAlgorithm().equals("RSA")
                                            ? "SHA256withRSA"
                                            : "SHA256withECDSA")
                            .build(keys.getPrivate()));
            return PemText.ofRequest(request.getEncoded());
        } catch (IOException | OperatorCreationException broken) {
            throw new IllegalStateException("cannot ask for an intermediate", broken);
        }
    }
}
