package io.tombolo.testing.sim.sample;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What detectors say to each other.
///
/// On the wire: one byte of type, eight of sequence, and the sender's name in UTF-8 up to the end. The name is in
/// the message because addresses do not tell who somebody is: two datacenters may use the same.
sealed interface Message {

    /// Bytes of a message: the head, and a name of at most 128 characters of up to 3 bytes.
    int LIMIT = 9 + 3 * 128;

    /// Who says it.
    String from();

    /// Which probe it belongs to.
    long sequence();

    /// Are you there?
    record Ping(String from, long sequence) implements Message {}

    /// I am here.
    record Ack(String from, long sequence) implements Message {}

    /// The bytes of this message.
    default byte[] encode() {
        byte type = switch (this) {
            case Ping _ -> 1;
            case Ack _ -> 2;
        };
        byte[] name = from().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(9 + name.length)
                .put(type)
                .putLong(sequence())
                .put(name)
                .array();
    }

    /// Reads a message; empty if the bytes are none.
    static Optional<Message> decode(byte[] bytes) {
        if (bytes.length > LIMIT) {
            return Optional.empty();
        }
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            byte type = buffer.get();
            long sequence = buffer.getLong();
            String from = StandardCharsets.UTF_8.decode(buffer).toString();
            return switch (type) {
                case 1 -> Optional.of(new Ping(from, sequence));
                case 2 -> Optional.of(new Ack(from, sequence));
                default -> Optional.empty();
            };
        } catch (BufferUnderflowException tooShort) {
            return Optional.empty();
        }
    }
}
