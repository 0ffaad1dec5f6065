package io.tombolo.core.wire.yamux;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class FrameVectorsTest {

    /// A frame with its payload put together again.
    private record Frame(FrameHeader header, String payload) {}

    static List<Vectors.Vector> frames() {
        return Vectors.of("yamux");
    }

    static List<Vectors.Vector> sessions() {
        return Vectors.of("session").stream()
                .filter(vector -> vector.decoded().has("frames"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("frames")
    void readsAndWritesEachFrameOfTheVectors(Vectors.Vector vector) {
        var parsed = parse(vector.bytes(), vector.bytes().length());

        assertThat(parsed).containsExactly(frame(vector.decoded()));
        assertThat(parsed.getFirst().header().encode().hex() + parsed.getFirst().payload())
                .isEqualTo(vector.bytes().hex());
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void readsWholeConnectionsHoweverTheyAreCut(Vectors.Vector vector) {
        for (String direction : List.of("client_to_server", "server_to_client")) {
            var all = Bytes.ofHex(vector.decoded().get(direction + "_hex").asString());
            var frames = direction.equals("client_to_server") ? all.from(1) : all;
            var expected = new ArrayList<Frame>();
            for (JsonNode frame : vector.decoded().get("frames")) {
                if (frame.get("dir").asString().equals(direction)) {
                    expected.add(frame(frame));
                }
            }

            assertThat(parse(frames, frames.length())).isEqualTo(expected);
            assertThat(parse(frames, 1)).isEqualTo(expected);
            assertThat(parse(frames, 7)).isEqualTo(expected);
        }
    }

    private static Frame frame(JsonNode decoded) {
        var type = switch (decoded.get("type").asString()) {
            case "data" -> FrameType.DATA;
            case "window_update" -> FrameType.WINDOW_UPDATE;
            case "ping" -> FrameType.PING;
            case "go_away" -> FrameType.GO_AWAY;
            default -> throw new AssertionError(decoded.toString());
        };
        return new Frame(
                new FrameHeader(
                        type,
                        decoded.get("flags_code").asInt(),
                        decoded.get("stream_id").asInt(),
                        decoded.get("length").asInt()),
                decoded.has("payload_hex") ? decoded.get("payload_hex").asString() : "");
    }

    private static List<Frame> parse(Bytes bytes, int longestPiece) {
        var collector = new Collector();
        var parser = new FrameParser();
        var random = new Random(longestPiece);
        int at = 0;
        while (at < bytes.length()) {
            int size = Math.min(1 + random.nextInt(longestPiece), bytes.length() - at);
            parser.parse(bytes.slice(at, longestPiece == bytes.length() ? bytes.length() - at : size), collector);
            at += longestPiece == bytes.length() ? bytes.length() - at : size;
        }
        return collector.frames;
    }

    private static final class Collector implements FrameParser.Listener {
        private final List<Frame> frames = new ArrayList<>();
        private final List<FrameHeader> begun = new ArrayList<>();
        private final StringBuilder payload = new StringBuilder();

        @Override
        public boolean begin(FrameHeader header) {
            begun.add(header);
            return true;
        }

        @Override
        public void payload(Bytes part) {
            payload.append(part.hex());
        }

        @Override
        public void end() {
            frames.add(new Frame(begun.getLast(), payload.toString()));
            payload.setLength(0);
        }

        @Override
        public void refuse(Violation violation) {
            throw new AssertionError(violation);
        }
    }
}
