package io.tombolo.gossipservice;

import io.tombolo.core.gossip.codec.Decoded;
import io.tombolo.core.gossip.codec.Keyring;
import io.tombolo.core.gossip.codec.KeyringFile;
import io.tombolo.runtime.file.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The keyring of the moment, and its file. A file wins over the configured key, as in Consul.
///
/// Source: gossip sheet 17.3; configuration sheet 1.1.
final class KeyringStore {

    private final Optional<Path> path;
    private volatile Keyring keyring;

    private KeyringStore(Optional<Path> path, Keyring keyring) {
        this.path = path;
        this.keyring = keyring;
    }

    /// @throws IOException if the file cannot be read or is none; the message names it and what to do
    static KeyringStore open(Optional<Path> path, Keyring configured) throws IOException {
        if (path.isEmpty()) {
            return new KeyringStore(path, configured);
        }
        Path file = path.get();
        if (Files.exists(file)) {
            return new KeyringStore(
                    path,
                    switch (KeyringFile.parse(Files.readString(file, StandardCharsets.UTF_8))) {
                        case Decoded.Value<Keyring>(Keyring found) -> found;
                        case Decoded.Refused<Keyring> refused ->
                            throw new IOException("%s: %s; restore it, or remove it to start with the configured key"
                                    .formatted(file, refused.malformed().detail()));
                    });
        }
        var store = new KeyringStore(path, configured);
        if (!configured.isEmpty()) {
            store.write(configured);
        }
        return store;
    }

    Keyring keyring() {
        return keyring;
    }

    void replace(Keyring other) throws IOException {
        write(other);
        keyring = other;
    }

    private void write(Keyring ring) throws IOException {
        if (path.isPresent()) {
            PrivateFile.replace(
                    path.get(),
                    KeyringFile.format(ring).getBytes(StandardCharsets.UTF_8),
                    PrivateFile.Durability.POWER_LOSS);
        }
    }
}
