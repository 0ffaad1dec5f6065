package io.tombolo.certauthority.mesh;

import io.tombolo.certauthority.issue.Blueprint;
import io.tombolo.certauthority.issue.PemText;
import io.tombolo.certauthority.issue.Purpose;
import io.tombolo.certauthority.issue.SigningAuthority;
import io.tombolo.core.catalog.connect.CaRoot;
import io.tombolo.core.catalog.store.RaftIndex;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What signs in this datacenter: the root itself in the primary, an intermediate below it in a secondary.
///
/// @param clusterId    the first label of the trust domain
/// @param root         that everybody in the mesh trusts
/// @param intermediate the own certificate in a secondary; empty in the primary
/// @param signer       what signs leaves
record MeshAuthority(
        String clusterId, X509Certificate root, Optional<X509Certificate> intermediate, SigningAuthority signer) {

    /// The domain of the mesh is not that of the agents: it is always this one.
    private static final String DOMAIN = "consul";

    /// Clocks of those who check may be a little behind.
    private static final Duration BACKDATED = Duration.ofMinutes(1);

    private static final int LONGEST_COMMON_NAME = 64;
    private static final int SHORT_ID = 8;

    private static final HexFormat COLONS = HexFormat.ofDelimiter(":");

    static String trustDomain(String clusterId) {
        return clusterId.toLowerCase(Locale.ROOT) + "." + DOMAIN;
    }

    String trustDomain() {
        return trustDomain(clusterId);
    }

    static URI signingId(String clusterId) {
        return URI.create("spiffe://" + trustDomain(clusterId));
    }

    /// The common name of an authority: `pri-1a2b3c4.consul.ca.5d6e7f80.consul`.
    static String authorityName(String kind, String clusterId, SecureRandom random) {
        return "%s-%s.consul.ca.%s.%s"
                .formatted(
                        kind,
                        Integer.toString(random.nextInt() >>> 1, Character.MAX_RADIX),
                        shortId(clusterId),
                        DOMAIN);
    }

    private static String shortId(String clusterId) {
        return clusterId.substring(0, Math.min(SHORT_ID, clusterId.length()));
    }

    /// Makes the root of a mesh.
    static SigningAuthority newRoot(
            String clusterId, KeyPair keys, Duration validity, Instant now, SecureRandom random) {
        return SigningAuthority.selfSigned(
                new Blueprint(
                        "CN=" + authorityName("pri", clusterId, random),
                        SigningAuthority.randomSerial(random),
                        Purpose.MESH_ROOT,
                        List.of(),
                        List.of(),
                        List.of(signingId(clusterId)),
                        List.of(),
                        now.minus(BACKDATED),
                        now.plus(validity)),
                keys);
    }

    /// Signs a leaf; it ends no later than what signs it.
    X509Certificate leaf(SigningRequest request, SpiffeId id, Duration validity, Instant now, SecureRandom random) {
        return signer.issue(
                new Blueprint(
                        "CN=" + commonName(id),
                        SigningAuthority.randomSerial(random),
                        Purpose.MESH_LEAF,
                        request.dnsNames(),
                        request.addresses(),
                        request.uris(),
                        List.of(),
                        now.minus(BACKDATED),
                        earlier(now.plus(validity))),
                request.key());
    }

    /// Signs the intermediate of a secondary.
    X509Certificate intermediate(SigningRequest request, Duration validity, Instant now, SecureRandom random) {
        return signer.issue(
                new Blueprint(
                        request.subject(),
                        SigningAuthority.randomSerial(random),
                        Purpose.MESH_INTERMEDIATE,
                        List.of(),
                        List.of(),
                        request.uris(),
                        List.of(),
                        now.minus(BACKDATED),
                        earlier(now.plus(validity))),
                request.key());
    }

    private Instant earlier(Instant wanted) {
        Instant end = signer.certificate().getNotAfter().toInstant();
        return end.isBefore(wanted) ? end : wanted;
    }

    private String commonName(SpiffeId id) {
        String name = switch (id) {
            case SpiffeId.Service service ->
                "%s.svc.%s.%s.%s"
                        .formatted(label(service.service()), label(service.namespace()), shortId(clusterId), DOMAIN);
            case SpiffeId.Agent agent ->
                "%s.agnt.%s.%s.%s"
                        .formatted(label(agent.node()), label(agent.datacenter()), shortId(clusterId), DOMAIN);
            case SpiffeId.MeshGateway gateway ->
                "mesh-gateway.%s.%s.%s".formatted(label(gateway.datacenter()), shortId(clusterId), DOMAIN);
            case SpiffeId.Servers servers ->
                "server.%s.%s.%s".formatted(label(servers.datacenter()), shortId(clusterId), DOMAIN);
            case SpiffeId.Signing _ -> throw new IllegalStateException("an authority is no leaf");
        };
        return name.substring(0, Math.min(LONGEST_COMMON_NAME, name.length()));
    }

    /// Names of services may have what a distinguished name must not.
    private static String label(String name) {
        String kept = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return kept.isEmpty() ? "x" : kept;
    }

    /// The leaf and what stands between it and the root, as one text.
    String chain(X509Certificate leaf) {
        return PemText.of(leaf) + intermediate.map(PemText::of).orElse("");
    }

    /// How the root is kept and answered.
    CaRoot record() {
        return new CaRoot(
                fingerprint(root),
                intermediate.isPresent() ? "Consul CA Primary Cert" : "Consul CA Root Cert",
                root.getSerialNumber().longValue(),
                COLONS.formatHex(SigningAuthority.keyId(signer.certificate().getPublicKey())),
                clusterId,
                root.getNotBefore().toInstant(),
                root.getNotAfter().toInstant(),
                PemText.of(root),
                intermediate.map(PemText::of).stream().toList(),
                "",
                "",
                true,
                NEVER,
                root.getPublicKey() instanceof RSAKey ? "rsa" : "ec",
                bits(root),
                RaftIndex.NONE);
    }

    /// The time that the peers write where there is none.
    static final Instant NEVER = Instant.parse("0001-01-01T00:00:00Z");

    private static int bits(X509Certificate certificate) {
        return switch (certificate.getPublicKey()) {
            case RSAKey rsa -> rsa.getModulus().bitLength();
            case java.security.interfaces.ECKey point ->
                point.getParams().getOrder().bitLength();
            default -> 0;
        };
    }

    /// The serial number as callers are told it, without the zero that DER puts in front of a high bit.
    static String serial(X509Certificate certificate) {
        byte[] bytes = certificate.getSerialNumber().toByteArray();
        int from = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
        return COLONS.formatHex(bytes, from, bytes.length);
    }

    static String fingerprint(X509Certificate certificate) {
        try {
            return COLONS.formatHex(MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the JDK has no SHA-1, or a certificate no encoding", broken);
        }
    }

    /// Without the key.
    @Override
    public String toString() {
        return "MeshAuthority[%s, %s]"
                .formatted(trustDomain(), signer.certificate().getSubjectX500Principal());
    }
}
