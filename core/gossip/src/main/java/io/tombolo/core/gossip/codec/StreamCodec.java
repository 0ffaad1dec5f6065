package io.tombolo.core.gossip.codec;

import io.tombolo.core.gossip.message.StreamMessage;
import io.tombolo.core.wire.Bytes;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Streams of a pool: one request, at most one answer, each a single message.
///
/// The side that opened the stream writes the label header, the other does not; both authenticate the label. One
/// thread owns a codec and the decoders it makes. Source: gossip sheet 5 and 6.
public final class StreamCodec {

    /// Type byte and length before an encrypted message.
    private static final int ENCRYPTED_HEADER = 5;

    private final WireSettings settings;
    private final Supplier<Keyring> keyring;
    private final Label label;
    private final PayloadCipher cipher;
    private final Compression compression = new Compression();
    private final MessageWriter writer = new MessageWriter();

    /// @param keyring the ring of the moment, asked for at every message and for every decoder
    /// @param nonces  as for [PacketCodec]
    public StreamCodec(WireSettings settings, Supplier<Keyring> keyring, RandomGenerator nonces) {
        this.settings = settings;
        this.keyring = keyring;
        label = new Label(settings.label());
        cipher = new PayloadCipher(nonces);
    }

    /// The bytes of a request, for a stream that we opened.
    public Bytes encodeRequest(StreamMessage message) {
        return encode(message, label.header());
    }

    /// The bytes of an answer, for a stream that a peer opened.
    public Bytes encodeAnswer(StreamMessage message) {
        return encode(message, Bytes.EMPTY);
    }

    /// Reads the request of a stream that a peer opened.
    public StreamDecoder requestDecoder() {
        return new StreamDecoder(settings, keyring.get(), label, true, cipher, compression);
    }

    /// Reads the answer on a stream that we opened.
    public StreamDecoder answerDecoder() {
        return new StreamDecoder(settings, keyring.get(), label, false, cipher, compression);
    }

    private Bytes encode(StreamMessage message, Bytes prefix) {
        Bytes plain = writer.streamForm(message);
        // The reference compresses streams even where that makes them longer.
        Bytes content = settings.compression() ? compression.compress(plain) : plain;
        Optional<GossipKey> key = settings.verifyOutgoing() ? keyring.get().primary() : Optional.empty();
        return key.isPresent() ? encrypt(key.get(), content, prefix) : prefixed(prefix, content);
    }

    private static Bytes prefixed(Bytes prefix, Bytes content) {
        if (prefix.isEmpty()) {
            return content;
        }
        byte[] whole = new byte[prefix.length() + content.length()];
        prefix.copyTo(whole, 0);
        content.copyTo(whole, prefix.length());
        return Bytes.wrap(whole);
    }

    private Bytes encrypt(GossipKey key, Bytes content, Bytes prefix) {
        int length = PayloadCipher.sealedLength(settings.encryptionVersion(), content.length());
        int at = prefix.length();
        byte[] whole = new byte[at + ENCRYPTED_HEADER + length];
        prefix.copyTo(whole, 0);
        whole[at] = MessageType.ENCRYPT;
        whole[at + 1] = (byte) (length >>> 24);
        whole[at + 2] = (byte) (length >>> 16);
        whole[at + 3] = (byte) (length >>> 8);
        whole[at + 4] = (byte) length;
        Bytes header = Bytes.wrap(whole, at, ENCRYPTED_HEADER);
        cipher.seal(key, settings.encryptionVersion(), content, header, label.label(), whole, at + ENCRYPTED_HEADER);
        return Bytes.wrap(whole);
    }
}
