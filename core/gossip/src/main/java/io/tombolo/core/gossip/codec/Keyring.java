package io.tombolo.core.gossip.codec;

import io.tombolo.core.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The keys of a pool: the first, the primary, encrypts; all of them decrypt.
///
/// Immutable: a change gives a new ring, so that codecs on other threads see one ring or the other. An empty ring
/// means that the pool does not encrypt. Source: gossip sheet 5.6 and 17.3.
///
/// @param keys the primary first; no key twice
public record Keyring(List<GossipKey> keys) {

    /// No keys: encryption is not enabled.
    public static final Keyring EMPTY = new Keyring(List.of());

    /// @throws IllegalArgumentException if a key stands there twice, or there are more than [Limits#KEYS]
    public Keyring {
        keys = List.copyOf(keys);
        if (keys.size() > Limits.KEYS || keys.stream().distinct().count() != keys.size()) {
            throw new IllegalArgumentException(
                    "keyring must have at most %d keys, each once. received: %d".formatted(Limits.KEYS, keys.size()));
        }
    }

    /// A ring of one key.
    public static Keyring of(GossipKey primary) {
        return new Keyring(List.of(primary));
    }

    /// Whether the pool does not encrypt.
    public boolean isEmpty() {
        return keys.isEmpty();
    }

    /// The key that encrypts.
    public Optional<GossipKey> primary() {
        return keys.isEmpty() ? Optional.empty() : Optional.of(keys.getFirst());
    }

    /// Adds a key at the end; one that is there already stays where it is.
    public KeyringChange install(Bytes raw) {
        Optional<GossipKey> key = GossipKey.of(raw);
        if (key.isEmpty()) {
            return KeyringChange.Refused.KEY_SIZE;
        }
        if (keys.contains(key.get())) {
            return new KeyringChange.Changed(this);
        }
        if (keys.size() == Limits.KEYS) {
            return KeyringChange.Refused.TOO_MANY;
        }
        List<GossipKey> longer = new ArrayList<>(keys);
        longer.add(key.get());
        return new KeyringChange.Changed(new Keyring(longer));
    }

    /// Makes a key of the ring the primary.
    public KeyringChange use(Bytes raw) {
        return GossipKey.of(raw)
                .filter(keys::contains)
                .<KeyringChange>map(key -> {
                    List<GossipKey> reordered = new ArrayList<>(keys);
                    reordered.remove(key);
                    reordered.addFirst(key);
                    return new KeyringChange.Changed(new Keyring(reordered));
                })
                .orElse(KeyringChange.Refused.NOT_IN_RING);
    }

    /// Takes a key out; the primary stays. A key that is not there is as good as gone.
    public KeyringChange remove(Bytes raw) {
        Optional<GossipKey> key = GossipKey.of(raw);
        if (key.isPresent() && key.equals(primary())) {
            return KeyringChange.Refused.PRIMARY;
        }
        return new KeyringChange.Changed(new Keyring(keys.stream()
                .filter(present -> key.isEmpty() || !present.equals(key.get()))
                .toList()));
    }
}
