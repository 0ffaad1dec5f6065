package io.tombolo.testing.system.replay;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.MessageAssembler;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What one side of a yamux connection sent, stream by stream: read with nothing but the frame header of RPC sheet 2.1,
/// so that the session machine does not judge itself.
final class RecordedStreams {

    private static final int HEADER = 12;
    private static final byte DATA = 0;

    private final TreeMap<Integer, ByteArrayOutputStream> streams = new TreeMap<>();
    private byte[] rest = new byte[0];

    /// Takes the next bytes of the connection, behind the marker.
    RecordedStreams take(Bytes bytes) {
        var all = ByteBuffer.allocate(rest.length + bytes.length())
                .put(rest)
                .put(bytes.array(), bytes.offset(), bytes.length())
                .flip();
        while (all.remaining() >= HEADER) {
            byte type = all.get(all.position() + 1);
            int stream = all.getInt(all.position() + 4);
            int size = type == DATA ? all.getInt(all.position() + 8) : 0;
            if (all.remaining() < HEADER + size) {
                break;
            }
            all.position(all.position() + HEADER);
            byte[] payload = new byte[size];
            all.get(payload);
            if (type == DATA) {
                streams.computeIfAbsent(stream, _ -> new ByteArrayOutputStream())
                        .writeBytes(payload);
            }
        }
        rest = new byte[all.remaining()];
        all.get(rest);
        return this;
    }

    /// The messages of each stream, in the order of the streams' numbers.
    Map<Integer, List<MessageAssembler.Message>> messages() {
        var messages = new TreeMap<Integer, List<MessageAssembler.Message>>();
        streams.forEach((stream, bytes) -> {
            var progress = new MessageAssembler(MessageAssembler.RESPONSE_LIMIT).take(Bytes.wrap(bytes.toByteArray()));
            if (!(progress instanceof MessageAssembler.Progress.Going(var whole))) {
                throw new AssertionError("stream %d: %s".formatted(stream, progress));
            }
            if (!whole.isEmpty()) {
                messages.put(stream, whole);
            }
        });
        return messages;
    }
}
