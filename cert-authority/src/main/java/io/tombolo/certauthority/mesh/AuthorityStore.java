package io.tombolo.certauthority.mesh;

import io.tombolo.certauthority.issue.SigningAuthority;
import io.tombolo.contract.authority.CertificateRecords;
import io.tombolo.contract.authority.Kept;
import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.catalog.connect.CaConfiguration;
import io.tombolo.core.catalog.connect.CaProviderState;
import io.tombolo.core.catalog.connect.CaRoot;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.pki.Pem;
import io.tombolo.core.wire.msgpack.Value;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an authority keeps in the catalog, read as objects.
final class AuthorityStore {

    static final String PROVIDER = "consul";

    private final CertificateRecords records;

    AuthorityStore(CertificateRecords records) {
        this.records = records;
    }

    /// The configuration, whose cluster id is `clusterId`; writes one if there is none, or one of another cluster.
    ///
    /// @param initial the settings of the first one
    CaConfiguration configuration(String clusterId, boolean idMayDiffer, Map<String, Value> initial) {
        Optional<CaConfiguration> found =
                records.configuration(QueryOptions.NONE).value();
        if (found.isPresent()
                && !found.get().clusterId().isEmpty()
                && (idMayDiffer || found.get().clusterId().equals(clusterId))) {
            return found.get();
        }
        long index = found.map(existing -> existing.raft().modifyIndex()).orElse(0L);
        Map<String, Value> config = found.map(CaConfiguration::config).orElse(initial);
        records.setConfiguration(
                index, new CaConfiguration(clusterId, PROVIDER, config, Map.of(), false, RaftIndex.NONE));
        return records.configuration(QueryOptions.NONE)
                .value()
                .orElseThrow(() -> new IllegalStateException("the CA configuration is gone that was just written"));
    }

    Optional<CaProviderState> state(String id) {
        return records.providerState(QueryOptions.NONE, id).value();
    }

    void keep(CaProviderState state) {
        records.setProviderState(state);
    }

    /// Makes `active` the active root, and keeps the other ones for those whose certificates are still below them.
    void activate(CaRoot active, Instant now) {
        Kept<List<CaRoot>> kept = records.roots(QueryOptions.NONE);
        if (kept.value().stream().anyMatch(root -> root.active() && isSame(root, active))) {
            return;
        }
        List<CaRoot> roots = new ArrayList<>();
        kept.value().stream()
                .filter(root -> !root.id().equals(active.id()))
                .map(root -> rotatedOut(root, now))
                .forEach(roots::add);
        roots.add(active);
        // A read says at least 1, so that callers can wait for what comes; a table that was never written says 0.
        long index = kept.value().isEmpty() ? 0 : kept.meta().index();
        if (!records.setRoots(index, roots)) {
            throw new IllegalStateException("the roots were changed by another server that leads");
        }
    }

    private static boolean isSame(CaRoot one, CaRoot other) {
        return one.id().equals(other.id()) && one.intermediateCerts().equals(other.intermediateCerts());
    }

    private static CaRoot rotatedOut(CaRoot root, Instant now) {
        return new CaRoot(
                root.id(),
                root.name(),
                root.serialNumber(),
                root.signingKeyId(),
                root.externalTrustDomain(),
                root.notBefore(),
                root.notAfter(),
                root.rootCert(),
                root.intermediateCerts(),
                root.signingCert(),
                root.signingKey(),
                false,
                root.active() ? now : root.rotatedOutAt(),
                root.privateKeyType(),
                root.privateKeyBits(),
                root.raft());
    }

    /// Under which id the built-in authority keeps its key: another root key or kind has another one.
    static String stateId(AuthoritySettings settings, boolean primary) {
        String text = "%s,%s,%s,%d,%b"
                .formatted(
                        settings.privateKey(),
                        settings.rootCert(),
                        settings.key().type(),
                        settings.key().bits(),
                        primary);
        try {
            return HexFormat.ofDelimiter(":")
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the JDK has no SHA-256", broken);
        }
    }

    /// A certificate and its key.
    ///
    /// @throws IllegalArgumentException if they cannot be read or do not fit
    static SigningAuthority signer(String certificatePem, String keyPem) {
        return new SigningAuthority(certificate(certificatePem), key(keyPem));
    }

    static X509Certificate certificate(String pem) {
        return switch (Pem.certificates(pem.getBytes(StandardCharsets.US_ASCII))) {
            case Pem.Certificates.Read read -> read.certificates().getFirst();
            case Pem.Certificates.Malformed malformed ->
                throw new IllegalArgumentException("CA certificate: " + malformed.reason());
        };
    }

    private static PrivateKey key(String pem) {
        return switch (Pem.privateKey(pem.getBytes(StandardCharsets.US_ASCII))) {
            case Pem.Key.Read read -> read.key();
            case Pem.Key.Malformed malformed -> throw new IllegalArgumentException("CA key: " + malformed.reason());
        };
    }
}
