package io.tombolo.core.gossip.codec;

import io.tombolo.core.wire.Bytes;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/// AES-GCM as memberlist wraps it: version, nonce, ciphertext, tag.
///
/// Keeps a cipher per key and direction, because making one costs more than a packet. One thread owns it.
/// Source: gossip sheet 5.5.
final class PayloadCipher {

    private static final int NONCE = 12;
    private static final int TAG = 16;
    private static final int BLOCK = 16;

    /// Version byte and nonce, before the ciphertext.
    private static final int HEADER = 1 + NONCE;

    /// Bytes that an unpadded payload is longer than its plain text: 1 + 12 + 16.
    static final int OVERHEAD = HEADER + TAG;

    /// Bytes that a padded payload can be longer than its plain text.
    static final int PADDED_OVERHEAD = OVERHEAD + BLOCK;

    private final RandomGenerator nonces;
    private final Map<GossipKey, Ciphers> ciphers = new HashMap<>();

    PayloadCipher(RandomGenerator nonces) {
        this.nonces = nonces;
    }

    private record Ciphers(Cipher sealing, Cipher opening) {
        static Ciphers create() {
            try {
                return new Ciphers(Cipher.getInstance("AES/GCM/NoPadding"), Cipher.getInstance("AES/GCM/NoPadding"));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this Java runtime lacks AES-GCM", e);
            }
        }
    }

    private Ciphers ciphersOf(GossipKey key) {
        if (ciphers.size() > Limits.KEYS) {
            ciphers.clear();
        }
        return ciphers.computeIfAbsent(key, unseen -> Ciphers.create());
    }

    /// Bytes of the payload that a plain text of a length becomes.
    static int sealedLength(EncryptionVersion version, int plainLength) {
        return plainLength + OVERHEAD + paddingOf(version, plainLength);
    }

    private static int paddingOf(EncryptionVersion version, int plainLength) {
        return switch (version) {
            case PADDED -> BLOCK - plainLength % BLOCK;
            case UNPADDED -> 0;
        };
    }

    /// Encrypts into an array that has room for [#sealedLength] bytes from `at` on.
    ///
    /// @param header authenticated, but not part of the payload; the label follows it
    void seal(GossipKey key, EncryptionVersion version, Bytes plain, Bytes header, Bytes label, byte[] out, int at) {
        byte[] nonce = new byte[NONCE];
        nonces.nextBytes(nonce);
        out[at] = (byte) version.number();
        System.arraycopy(nonce, 0, out, at + 1, NONCE);
        int padding = paddingOf(version, plain.length());
        Cipher cipher = ciphersOf(key).sealing();
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key.secret(), new GCMParameterSpec(TAG * Byte.SIZE, nonce));
            authenticate(cipher, header, label);
            int written = 0;
            if (padding > 0) {
                written = cipher.update(plain.array(), plain.offset(), plain.length(), out, at + HEADER);
                byte[] pad = new byte[padding];
                Arrays.fill(pad, (byte) padding);
                cipher.doFinal(pad, 0, padding, out, at + HEADER + written);
            } else {
                cipher.doFinal(plain.array(), plain.offset(), plain.length(), out, at + HEADER);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encrypt %d bytes".formatted(plain.length()), e);
        }
    }

    /// Decrypts with whatever key of the ring opens the payload, the primary first; empty if none does.
    Optional<Bytes> open(Keyring keyring, Bytes payload, Bytes header, Bytes label) {
        int length = payload.length() - OVERHEAD;
        if (length < 0 || payload.at(0) < 0 || payload.at(0) > EncryptionVersion.UNPADDED.number()) {
            return Optional.empty();
        }
        byte[] plain = new byte[length];
        for (GossipKey key : keyring.keys()) {
            if (opens(key, payload, header, label, plain)) {
                return payload.at(0) == EncryptionVersion.PADDED.number()
                        ? withoutPadding(plain)
                        : Optional.of(Bytes.wrap(plain));
            }
        }
        return Optional.empty();
    }

    private boolean opens(GossipKey key, Bytes payload, Bytes header, Bytes label, byte[] plain) {
        Cipher cipher = ciphersOf(key).opening();
        byte[] array = payload.array();
        int at = payload.offset();
        try {
            cipher.init(Cipher.DECRYPT_MODE, key.secret(), new GCMParameterSpec(TAG * Byte.SIZE, array, at + 1, NONCE));
            authenticate(cipher, header, label);
            cipher.doFinal(array, at + HEADER, payload.length() - HEADER, plain, 0);
            return true;
        } catch (AEADBadTagException otherKey) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot decrypt %d bytes".formatted(payload.length()), e);
        }
    }

    /// The last byte tells how many bytes of padding there are. Authenticated, so only a peer's bug can make it
    /// wrong.
    private static Optional<Bytes> withoutPadding(byte[] plain) {
        int padding = plain.length == 0 ? 1 : plain[plain.length - 1] & 0xff;
        return padding > plain.length ? Optional.empty() : Optional.of(Bytes.wrap(plain, 0, plain.length - padding));
    }

    private static void authenticate(Cipher cipher, Bytes header, Bytes label) {
        if (!header.isEmpty()) {
            cipher.updateAAD(header.array(), header.offset(), header.length());
        }
        if (!label.isEmpty()) {
            cipher.updateAAD(label.array(), label.offset(), label.length());
        }
    }
}
