package io.tombolo.contract.members;

import io.tombolo.core.wire.Bytes;

/// What to do with the keyrings of a whole pool.
public sealed interface KeyringChange {

    /// Add a key that decrypts.
    record Install(Bytes key) implements KeyringChange {}

    /// Encrypt with a key that was installed.
    record Use(Bytes key) implements KeyringChange {}

    /// Take a key out that is not in use.
    record Remove(Bytes key) implements KeyringChange {}

    /// Change nothing, count the keys.
    record Listing() implements KeyringChange {}
}
