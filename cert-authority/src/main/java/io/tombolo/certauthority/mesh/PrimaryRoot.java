package io.tombolo.certauthority.mesh;

import io.tombolo.certauthority.issue.PemText;
import io.tombolo.certauthority.issue.SigningAuthority;
import io.tombolo.core.catalog.connect.CaConfiguration;
import io.tombolo.core.catalog.connect.CaProviderState;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.wire.msgpack.Value;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Finds the root of the primary, or makes it.
///
/// The key is kept before the root is shown: a leader that stops in between leaves a key that the next one uses.
final class PrimaryRoot {

    private final AuthorityStore store;
    private final Optional<String> clusterId;
    private final Map<String, Value> initial;
    private final SecureRandom random;

    /// @param clusterId as configured; empty for a random one
    /// @param initial   settings of a new authority
    PrimaryRoot(AuthorityStore store, Optional<String> clusterId, Map<String, Value> initial, SecureRandom random) {
        this.store = store;
        this.clusterId = clusterId;
        this.initial = Map.copyOf(initial);
        this.random = random;
    }

    MeshAuthority establish(Instant now) {
        CaConfiguration configuration =
                store.configuration(clusterId.orElseGet(() -> UUID.randomUUID().toString()), true, initial);
        AuthoritySettings settings = AuthoritySettings.of(configuration.config());
        String id = AuthorityStore.stateId(settings, true);
        SigningAuthority root = store.state(id)
                .map(state -> AuthorityStore.signer(state.rootCert(), state.privateKey()))
                .orElseGet(() -> make(id, configuration.clusterId(), settings, now));
        var authority = new MeshAuthority(configuration.clusterId(), root.certificate(), Optional.empty(), root);
        store.activate(authority.record(), now);
        return authority;
    }

    private SigningAuthority make(String id, String cluster, AuthoritySettings settings, Instant now) {
        if (!settings.privateKey().isEmpty()) {
            SigningAuthority given = AuthorityStore.signer(settings.rootCert(), settings.privateKey());
            store.keep(new CaProviderState(
                    id, settings.privateKey(), PemText.of(given.certificate()), "", RaftIndex.NONE));
            return given;
        }
        KeyPair keys = settings.key().generate(random);
        SigningAuthority made = MeshAuthority.newRoot(cluster, keys, settings.rootTtl(), now, random);
        store.keep(new CaProviderState(
                id, PemText.ofPrivateKey(keys), PemText.of(made.certificate()), "", RaftIndex.NONE));
        return made;
    }
}
