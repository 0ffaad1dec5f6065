package io.tombolo.core.gossip.codec;

import io.tombolo.core.wire.Bytes;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// A key of the gossip encryption: 16, 24 or 32 bytes, for AES-128, AES-192 or AES-256.
///
/// Written down as base64, as `encrypt` and keyring files have it. [#toString()] tells nothing of it.
public final class GossipKey {

    private final Bytes raw;
    private final SecretKey secret;

    private GossipKey(Bytes raw) {
        this.raw = raw.copy();
        secret = new SecretKeySpec(this.raw.array(), "AES");
    }

    /// The key of these bytes; empty if their number is not 16, 24 or 32.
    public static Optional<GossipKey> of(Bytes raw) {
        return switch (raw.length()) {
            case 16, 24, 32 -> Optional.of(new GossipKey(raw));
            default -> Optional.empty();
        };
    }

    /// The key that a text in base64 names; empty if it names none.
    public static Optional<GossipKey> ofBase64(String text) {
        try {
            return of(Bytes.wrap(Base64.getDecoder().decode(text)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /// The bytes of the key, to be handed to peers that install it.
    public Bytes raw() {
        return raw;
    }

    /// The key in base64, padded.
    public String base64() {
        return Base64.getEncoder().encodeToString(raw.toArray());
    }

    SecretKey secret() {
        return secret;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GossipKey that && raw.equals(that.raw);
    }

    @Override
    public int hashCode() {
        return raw.hashCode();
    }

    @Override
    public String toString() {
        return "GossipKey[" + raw.length() + " bytes]";
    }
}
