package io.tombolo.certauthority.mesh;

import io.tombolo.certauthority.issue.PemText;
import io.tombolo.contract.authority.CertificateRecords;
import io.tombolo.contract.authority.Kept;
import io.tombolo.contract.rpc.MethodTable;
import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.contract.rpc.connect.CaRequest;
import io.tombolo.contract.rpc.connect.CaSignRequest;
import io.tombolo.contract.rpc.connect.ConnectCaMethods;
import io.tombolo.contract.rpc.connect.IndexedCaRoots;
import io.tombolo.contract.rpc.connect.IssuedCert;
import io.tombolo.contract.rpc.query.DcSpecificRequest;
import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.catalog.connect.CaConfiguration;
import io.tombolo.core.catalog.connect.CaRoot;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.wire.msgpack.Value;
import io.tombolo.core.wire.rpc.RpcError;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// `ConnectCA.*`. Source: RPC sheet 7 and 15.
final class ConnectCaEndpoint {

    private final Place place;
    private final CertificateRecords records;
    private final Permissions permissions;
    private final Supplier<Optional<MeshAuthority>> authority;
    private final Runnable changed;
    private final SigningLimit limit;
    private final InstantSource clock;
    private final SecureRandom random;

    /// Where it answers.
    ///
    /// @param enabled `connect.enabled`
    record Place(Datacenter datacenter, boolean primary, boolean enabled) {}

    /// @param authority what signs, while this server leads
    /// @param changed   told when the configuration was changed
    ConnectCaEndpoint(
            Place place,
            CertificateRecords records,
            Permissions permissions,
            Supplier<Optional<MeshAuthority>> authority,
            Runnable changed,
            SigningLimit limit,
            InstantSource clock,
            SecureRandom random) {
        this.place = place;
        this.records = records;
        this.permissions = permissions;
        this.authority = authority;
        this.changed = changed;
        this.limit = limit;
        this.clock = clock;
        this.random = random;
    }

    MethodTable methods() {
        return MethodTable.empty()
                .with(ConnectCaMethods.ROOTS, this::roots)
                .with(ConnectCaMethods.SIGN, this::sign)
                .with(ConnectCaMethods.SIGN_INTERMEDIATE, this::signIntermediate)
                .with(ConnectCaMethods.CONFIGURATION_GET, this::configuration)
                .with(ConnectCaMethods.CONFIGURATION_SET, this::configure);
    }

    private IndexedCaRoots roots(DcSpecificRequest request) {
        demandEnabled();
        Kept<List<CaRoot>> kept = records.roots(request.options());
        CaRoot active = kept.value().stream()
                .filter(CaRoot::active)
                .findFirst()
                .orElseThrow(() -> new RpcFailedException(RpcError.Known.CA_NOT_INITIALIZED));
        return new IndexedCaRoots(
                active.id(),
                MeshAuthority.trustDomain(active.externalTrustDomain()),
                kept.value().stream().map(ConnectCaEndpoint::shown).toList(),
                kept.meta());
    }

    /// Without keys, and without what only servers know.
    private static CaRoot shown(CaRoot root) {
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
                "",
                "",
                root.active(),
                MeshAuthority.NEVER,
                root.privateKeyType(),
                root.privateKeyBits(),
                root.raft());
    }

    private IssuedCert sign(CaSignRequest request) {
        demandEnabled();
        SigningRequest csr = read(request.csr());
        SpiffeId id = id(csr);
        MeshAuthority signing = signing();
        demandOwn(id, signing, request.write().token());
        AuthoritySettings settings = settings();
        try (var _ = limit.enter(settings)) {
            long number = records.nextNumber();
            Instant now = clock.instant();
            X509Certificate leaf = signing.leaf(csr, id, settings.leafTtl(), now, random);
            return issued(signing, csr.uris().getFirst().toString(), id, leaf, number);
        }
    }

    private void demandOwn(SpiffeId id, MeshAuthority signing, String token) {
        if (!id.trustDomain().equals(signing.trustDomain())) {
            throw refused("SPIFFE ID in CSR from a different trust domain: %s, we are %s"
                    .formatted(id.trustDomain(), signing.trustDomain()));
        }
        switch (id) {
            case SpiffeId.Service service -> {
                demandHere(service.datacenter());
                permissions.demandServiceWrite(token, service.service());
            }
            case SpiffeId.Agent agent -> {
                demandHere(agent.datacenter());
                permissions.demandNodeWrite(token, agent.node());
            }
            case SpiffeId.MeshGateway gateway -> {
                demandHere(gateway.datacenter());
                permissions.demandOperatorWrite(token);
            }
            case SpiffeId.Servers servers -> {
                demandHere(servers.datacenter());
                permissions.demandOperatorWrite(token);
            }
            case SpiffeId.Signing _ -> throw refused("SPIFFE ID in CSR must be a service or agent ID");
        }
    }

    private void demandHere(String datacenter) {
        if (!datacenter.equals(place.datacenter().name())) {
            throw refused("SPIFFE ID in CSR from a different datacenter: %s, we are %s"
                    .formatted(datacenter, place.datacenter()));
        }
    }

    private static IssuedCert issued(
            MeshAuthority signing, String uri, SpiffeId id, X509Certificate leaf, long number) {
        String service = id instanceof SpiffeId.Service named ? named.service() : "";
        String agent = id instanceof SpiffeId.Agent named ? named.node() : "";
        boolean gateway = id instanceof SpiffeId.MeshGateway;
        return new IssuedCert(
                agent,
                agent.isEmpty() ? "" : uri,
                signing.chain(leaf),
                gateway ? "mesh-gateway" : "",
                gateway ? uri : "",
                "",
                MeshAuthority.serial(leaf),
                id instanceof SpiffeId.Servers ? uri : "",
                service,
                service.isEmpty() ? "" : uri,
                leaf.getNotBefore().toInstant(),
                leaf.getNotAfter().toInstant(),
                "",
                "",
                RaftIndex.at(number));
    }

    private String signIntermediate(CaSignRequest request) {
        demandEnabled();
        if (!place.primary()) {
            throw new RpcFailedException(RpcError.Known.NOT_PRIMARY);
        }
        permissions.demandOperatorWrite(request.write().token());
        SigningRequest csr = read(request.csr());
        MeshAuthority signing = signing();
        if (!(id(csr) instanceof SpiffeId.Signing id) || !id.trustDomain().equals(signing.trustDomain())) {
            throw refused("CSR for an intermediate must have the SPIFFE ID %s, not %s"
                    .formatted(
                            MeshAuthority.signingId(signing.clusterId()),
                            csr.uris().getFirst()));
        }
        X509Certificate intermediate = signing.intermediate(csr, settings().intermediateTtl(), clock.instant(), random);
        return PemText.of(intermediate);
    }

    private CaConfiguration configuration(DcSpecificRequest request) {
        demandEnabled();
        permissions.demandOperatorWrite(request.options().token());
        return records.configuration(request.options())
                .value()
                .orElseThrow(() -> new RpcFailedException(RpcError.Known.CA_NOT_INITIALIZED));
    }

    private Value configure(CaRequest request) {
        demandEnabled();
        permissions.demandOperatorWrite(request.write().token());
        if (!place.primary()) {
            throw new RpcFailedException(RpcError.Known.NOT_PRIMARY);
        }
        CaConfiguration wanted =
                request.config().orElseThrow(() -> refused("invalid request: missing CA configuration"));
        if (!wanted.provider().equals(AuthorityStore.PROVIDER)) {
            throw refused("could not initialize provider: unknown CA provider \"%s\"".formatted(wanted.provider()));
        }
        AuthoritySettings settings = parse(wanted.config());
        if (!settings.sameRoot(settings())) {
            throw refused(
                    "error configuring provider: PrivateKey, RootCert, PrivateKeyType and PrivateKeyBits cannot be"
                            + " changed: this server does not rotate its root yet");
        }
        long index = wanted.raft().modifyIndex();
        var stored = new CaConfiguration(
                "", wanted.provider(), wanted.config(), Map.of(), wanted.forceWithoutCrossSigning(), RaftIndex.NONE);
        if (index == 0) {
            records.setConfiguration(stored);
        } else {
            records.setConfiguration(index, stored);
        }
        changed.run();
        return Value.nil();
    }

    private AuthoritySettings settings() {
        // Signing goes on with what this server has: an election in between is noticed when it writes.
        var stale = new QueryOptions(
                "",
                0,
                QueryOptions.NONE.maxQueryTime(),
                true,
                false,
                false,
                QueryOptions.NONE.maxStaleDuration(),
                QueryOptions.NONE.maxAge(),
                false,
                QueryOptions.NONE.staleIfError(),
                "",
                false);
        return records.configuration(stale)
                .value()
                .map(configuration -> parse(configuration.config()))
                .orElseThrow(() -> new RpcFailedException(RpcError.Known.CA_NOT_INITIALIZED));
    }

    private static AuthoritySettings parse(Map<String, Value> config) {
        try {
            return AuthoritySettings.of(config);
        } catch (IllegalArgumentException wrong) {
            throw refused("error configuring provider: " + wrong.getMessage());
        }
    }

    private void demandEnabled() {
        if (!place.enabled()) {
            throw new RpcFailedException(RpcError.Known.CONNECT_DISABLED);
        }
    }

    private MeshAuthority signing() {
        return authority.get().orElseThrow(() -> new RpcFailedException(RpcError.Known.CA_NOT_INITIALIZED));
    }

    private static SigningRequest read(String pem) {
        return switch (SigningRequest.read(pem)) {
            case SigningRequest.Reading.Read(SigningRequest request) -> request;
            case SigningRequest.Reading.Refused(String reason) -> throw refused(reason);
        };
    }

    private static SpiffeId id(SigningRequest csr) {
        if (csr.uris().size() != 1) {
            throw refused("CSR SAN contains an invalid number of URIs: %d"
                    .formatted(csr.uris().size()));
        }
        return SpiffeId.parse(csr.uris().getFirst())
                .orElseThrow(() -> refused(
                        "SPIFFE ID is not in the expected format: " + csr.uris().getFirst()));
    }

    private static RpcFailedException refused(String text) {
        return new RpcFailedException(new RpcError.Other(text));
    }
}
