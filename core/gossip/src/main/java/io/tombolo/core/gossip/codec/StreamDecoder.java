package io.tombolo.core.gossip.codec;

import io.tombolo.core.wire.Bytes;
import java.util.Arrays;
import java.util.Optional;

/// Reads the one message of one direction of a stream, in whatever pieces it comes.
///
/// Holds what has arrived and nothing by announcement. Once it has answered with anything but
/// [StreamRead.NeedMore] it is spent. Source: gossip sheet 5.4, 5.5 and 6.
public final class StreamDecoder {

    /// Bytes that a stream may bring: the longest message, and the label header before it.
    private static final int LIMIT = 2 + Label.LIMIT + Limits.STREAM_INFLATED;

    /// Type byte and length before an encrypted message.
    private static final int ENCRYPTED_HEADER = 5;

    private static final StreamRead NEED_MORE = new StreamRead.NeedMore();

    private final WireSettings settings;
    private final Keyring keyring;
    private final Label label;
    private final PayloadCipher cipher;
    private final Compression compression;

    private byte[] buffer = new byte[2048];
    private int size;
    private boolean labelRead;
    private int start;
    private Optional<StreamExtent> extent = Optional.empty();

    StreamDecoder(
            WireSettings settings,
            Keyring keyring,
            Label label,
            boolean labelExpected,
            PayloadCipher cipher,
            Compression compression) {
        this.settings = settings;
        this.keyring = keyring;
        this.label = label;
        this.cipher = cipher;
        this.compression = compression;
        labelRead = !labelExpected;
    }

    /// Takes the next piece, which is copied.
    public StreamRead feed(Bytes piece) {
        try {
            append(piece);
            return read();
        } catch (Refusal refusal) {
            return refusal.malformed();
        }
    }

    private void append(Bytes piece) throws Refusal {
        if (piece.length() > LIMIT - size) {
            throw new Refusal(Flaw.TOO_LARGE, "stream brings more than a message may have");
        }
        if (piece.length() > buffer.length - size) {
            long doubled = Math.max((long) size + piece.length(), 2L * buffer.length);
            buffer = Arrays.copyOf(buffer, (int) Math.min(LIMIT, doubled));
        }
        piece.copyTo(buffer, size);
        size += piece.length();
    }

    private StreamRead read() throws Refusal {
        if (!labelRead && !readLabel()) {
            return NEED_MORE;
        }
        if (size == start) {
            return NEED_MORE;
        }
        int type = buffer[start] & 0xff;
        return type == MessageType.ENCRYPT ? readEncrypted() : readPlain(type);
    }

    /// Reads the label header of a request; false as long as it is not all there.
    private boolean readLabel() throws Refusal {
        if (size == 0) {
            return false;
        }
        if ((buffer[0] & 0xff) == MessageType.LABEL && (size < 2 || size < 2 + (buffer[1] & 0xff))) {
            return false;
        }
        start = size - label.strip(Bytes.wrap(buffer, 0, size)).length();
        labelRead = true;
        return true;
    }

    private StreamRead readEncrypted() throws Refusal {
        if (keyring.isEmpty()) {
            throw new Refusal(Flaw.NO_KEY, "Remote state is encrypted and encryption is not configured");
        }
        if (size - start < ENCRYPTED_HEADER) {
            return NEED_MORE;
        }
        Bytes header = Bytes.wrap(buffer, start, ENCRYPTED_HEADER);
        long length = 0;
        for (int i = 1; i < ENCRYPTED_HEADER; i++) {
            length = (length << 8) | (header.at(i) & 0xff);
        }
        if (length > Limits.STREAM_ENCRYPTED) {
            throw new Refusal(Flaw.TOO_LARGE, "encrypted message is longer than the limit");
        }
        int from = start + ENCRYPTED_HEADER;
        if (size - from < length) {
            return NEED_MORE;
        }
        Bytes plain = cipher.open(keyring, Bytes.wrap(buffer, from, (int) length), header, label.label())
                .orElseThrow(() -> new Refusal(Flaw.UNDECRYPTABLE, "message is opened by no key of the ring"));
        return new StreamRead.Received(StreamMessages.read(plain, compression));
    }

    private StreamRead readPlain(int type) throws Refusal {
        if (!keyring.isEmpty() && settings.verifyIncoming()) {
            throw new Refusal(Flaw.NOT_ENCRYPTED, "Encryption is configured but remote state is not encrypted");
        }
        switch (type) {
            case MessageType.PING,
                    MessageType.ACK,
                    MessageType.PUSH_PULL,
                    MessageType.USER,
                    MessageType.ERROR,
                    MessageType.COMPRESS -> {}
            default -> throw StreamMessages.unknown(type);
        }
        if (extent.isEmpty()) {
            extent = Optional.of(new StreamExtent(type, start));
        }
        var end = extent.get().find(Bytes.wrap(buffer, 0, size));
        if (end.isEmpty()) {
            return NEED_MORE;
        }
        Bytes message = Bytes.wrap(buffer, start, end.getAsInt() - start);
        return new StreamRead.Received(StreamMessages.read(message, compression));
    }
}
