package io.tombolo.core.gossip.codec;

import io.tombolo.core.wire.Bytes;
import java.util.zip.CRC32;

/// The checksum wrapper: type, CRC-32 in big endian, content. Source: gossip sheet 5.3.
final class Checksum {

    /// Type byte and checksum.
    static final int HEADER = 5;

    private Checksum() {}

    /// The content of a packet whose checksum fits, and any packet that has none.
    static Bytes strip(Bytes packet) throws Refusal {
        if (packet.length() < HEADER || packet.at(0) != MessageType.CHECKSUM) {
            return packet;
        }
        Bytes content = packet.from(HEADER);
        int announced = 0;
        for (int i = 1; i < HEADER; i++) {
            announced = (announced << 8) | (packet.at(i) & 0xff);
        }
        if (announced != of(content.array(), content.offset(), content.length())) {
            throw new Refusal(Flaw.CHECKSUM, "checksum does not fit the content");
        }
        return content;
    }

    /// Writes the header for the content that follows it up to `end`.
    static void write(byte[] packet, int at, int end) {
        int sum = of(packet, at + HEADER, end - at - HEADER);
        packet[at] = MessageType.CHECKSUM;
        packet[at + 1] = (byte) (sum >>> 24);
        packet[at + 2] = (byte) (sum >>> 16);
        packet[at + 3] = (byte) (sum >>> 8);
        packet[at + 4] = (byte) sum;
    }

    private static int of(byte[] array, int offset, int length) {
        var crc = new CRC32();
        crc.update(array, offset, length);
        return (int) crc.getValue();
    }
}
