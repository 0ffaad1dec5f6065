package io.tombolo.core.gossip.codec;

import io.tombolo.core.wire.Bytes;
import java.util.List;

/// Several messages in one: type, count, two bytes of length each, then the messages. Source: gossip sheet 5.1.
final class Compound {

    /// Messages in one compound: the count is one byte.
    static final int PARTS = 255;

    /// Bytes of one message in a compound: the length is two bytes.
    static final int PART_LENGTH = 65_535;

    /// Type and count.
    static final int HEADER = 2;

    /// What each message costs on top of itself.
    static final int PER_PART = 2;

    private Compound() {}

    /// Bytes that the compound of these messages takes.
    static int length(List<Bytes> parts) {
        int length = HEADER + PER_PART * parts.size();
        for (Bytes part : parts) {
            length += part.length();
        }
        return length;
    }

    /// Writes the compound of at most [#PARTS] messages.
    static void write(List<Bytes> parts, byte[] out, int at) {
        out[at] = MessageType.COMPOUND;
        out[at + 1] = (byte) parts.size();
        int table = at + HEADER;
        int body = table + PER_PART * parts.size();
        for (Bytes part : parts) {
            if (part.length() > PART_LENGTH) {
                throw new IllegalArgumentException(
                        "message of %d bytes does not fit a compound".formatted(part.length()));
            }
            out[table++] = (byte) (part.length() >>> 8);
            out[table++] = (byte) part.length();
            part.copyTo(out, body);
            body += part.length();
        }
    }
}
