package io.tombolo.core.gossip.codec;

/// How an encrypted payload is padded: its version byte. Source: gossip sheet 5.5.
public enum EncryptionVersion {
    /// Padded to whole blocks of 16 bytes, by a block if it was one; for peers of memberlist protocol 1.
    PADDED(0),
    /// As long as it is.
    UNPADDED(1);

    private final int number;

    EncryptionVersion(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
