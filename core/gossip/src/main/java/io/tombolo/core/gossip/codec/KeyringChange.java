package io.tombolo.core.gossip.codec;

/// What came of a wish to change a [Keyring].
public sealed interface KeyringChange {

    /// Granted, even if there was nothing to do.
    ///
    /// @param keyring the ring from now on
    record Changed(Keyring keyring) implements KeyringChange {}

    /// Not granted: the ring stays as it is. The texts are those of the reference, for they travel to whoever
    /// asked.
    enum Refused implements KeyringChange {
        /// The key has another size than AES knows.
        KEY_SIZE("key size must be 16, 24 or 32 bytes"),
        /// Only a key that is installed can be used.
        NOT_IN_RING("Requested key is not in the keyring"),
        /// Without the primary nothing could be sent.
        PRIMARY("Removing the primary key is not allowed"),
        /// Our own bound.
        TOO_MANY("keyring already holds %d keys".formatted(Limits.KEYS));

        private final String text;

        Refused(String text) {
            this.text = text;
        }

        /// Why, in the reference's words.
        public String text() {
            return text;
        }
    }
}
