package io.tombolo.core.gossip.codec;

import io.tombolo.core.gossip.message.PacketMessage;
import io.tombolo.core.gossip.message.UserMessage;
import io.tombolo.core.wire.Bytes;
import java.util.ArrayList;
import java.util.List;

/// Takes one packet apart, down to its messages. A part that cannot be read is noted and does not spoil the others.
///
/// Everything that wrappers can multiply is counted for the packet as a whole: inflated bytes, messages, nesting.
final class Unpacking {

    private final Compression compression;
    private final List<PacketMessage> messages = new ArrayList<>(4);
    private final List<Malformed> dropped = new ArrayList<>(0);
    private int inflatable = Limits.PACKET_INFLATED;

    Unpacking(Compression compression) {
        this.compression = compression;
    }

    /// Reads a packet that is out of its label, encryption and checksum.
    DecodedPacket unpack(Bytes packet) {
        take(packet, 0);
        return messages.isEmpty() && !dropped.isEmpty()
                ? dropped.getFirst()
                : new DecodedPacket.Messages(messages, dropped);
    }

    private void take(Bytes part, int depth) {
        try {
            if (part.isEmpty()) {
                throw new Refusal(Flaw.EMPTY, "message is empty");
            }
            if (depth > Limits.NESTING) {
                throw new Refusal(Flaw.TOO_DEEP, "wrappers are nested too deeply");
            }
            Bytes body = part.from(1);
            switch (part.at(0) & 0xff) {
                case MessageType.COMPOUND -> takeCompound(body, depth);
                case MessageType.COMPRESS -> take(inflate(body), depth + 1);
                default -> messages.add(read(part.at(0) & 0xff, body));
            }
        } catch (Refusal refusal) {
            dropped.add(refusal.malformed());
        }
    }

    /// Inflates within what is left for the packet. A failure spends all of it, or a packet full of bombs would
    /// cost the limit once for each.
    private Bytes inflate(Bytes body) throws Refusal {
        int left = inflatable;
        inflatable = 0;
        Bytes inflated = compression.inflate(body, left);
        inflatable = left - inflated.length();
        return inflated;
    }

    private static PacketMessage read(int type, Bytes body) throws Refusal {
        return switch (type) {
            case MessageType.PING -> Reading.of(body, ProbeRecords::readPing);
            case MessageType.INDIRECT_PING -> Reading.of(body, ProbeRecords::readIndirectPing);
            case MessageType.ACK -> Reading.of(body, ProbeRecords::readAck);
            case MessageType.NACK -> Reading.of(body, ProbeRecords::readNack);
            case MessageType.SUSPECT -> Reading.of(body, StateRecords::readSuspect);
            case MessageType.ALIVE -> Reading.of(body, StateRecords::readAlive);
            case MessageType.DEAD -> Reading.of(body, StateRecords::readDead);
            case MessageType.USER -> new UserMessage(body);
            default -> throw new Refusal(Flaw.UNKNOWN_TYPE, "message type " + type + " does not stand in packets");
        };
    }

    /// Without its whole length table a compound says nothing; with it, the parts before a cut one count.
    private void takeCompound(Bytes body, int depth) throws Refusal {
        int count = body.isEmpty() ? 0 : body.at(0) & 0xff;
        int at = 1 + Compound.PER_PART * count;
        if (at > body.length()) {
            throw new Refusal(Flaw.COMPOUND_CUT, "compound ends within its table of lengths");
        }
        for (int i = 0; i < count; i++) {
            int entry = 1 + Compound.PER_PART * i;
            int length = ((body.at(entry) & 0xff) << 8) | (body.at(entry + 1) & 0xff);
            if (length > body.length() - at) {
                throw new Refusal(Flaw.COMPOUND_CUT, "compound ends within a message");
            }
            if (messages.size() + dropped.size() >= Limits.PACKET_MESSAGES) {
                throw new Refusal(Flaw.TOO_LARGE, "packet has too many messages");
            }
            take(body.slice(at, length), depth + 1);
            at += length;
        }
    }
}
