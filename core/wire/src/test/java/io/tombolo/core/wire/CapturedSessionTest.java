package io.tombolo.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.wire.binding.WireCodec;
import io.tombolo.core.wire.msgpack.Decoded;
import io.tombolo.core.wire.rpc.MessageAssembler;
import io.tombolo.core.wire.rpc.PortProtocol;
import io.tombolo.core.wire.rpc.Preamble;
import io.tombolo.core.wire.rpc.RequestHeader;
import io.tombolo.core.wire.rpc.ResponseHeader;
import io.tombolo.core.wire.yamux.YamuxInput;
import io.tombolo.core.wire.yamux.YamuxLimits;
import io.tombolo.core.wire.yamux.YamuxOutput;
import io.tombolo.core.wire.yamux.YamuxSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Whole connections between real servers, segment by segment through the preamble, a session and the assemblers.
class CapturedSessionTest {

    static List<Vectors.Vector> sessions() {
        return Vectors.of("session").stream()
                .filter(vector -> vector.decoded().has("frames"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void findsEveryCallOfAConnection(Vectors.Vector vector) {
        var server = new Listener(YamuxSession.Side.ACCEPTOR);
        var client = new Listener(YamuxSession.Side.DIALER);
        boolean preamble = true;

        for (JsonNode event : vector.decoded().get("events")) {
            var segment = Bytes.ofHex(event.get("hex").asString());
            if (event.get("dir").asString().equals("server_to_client")) {
                client.hear(segment);
            } else if (preamble) {
                preamble = false;
                assertThat(Preamble.firstByte(segment.at(0), new Preamble.Policy(false, false)))
                        .isEqualTo(new Preamble.Speaks(PortProtocol.RPC_MULTI));
                server.hear(segment.from(1));
            } else {
                client.open(server.hear(segment));
            }
        }

        var requests = new HashMap<Integer, List<RequestHeader>>();
        var responses = new HashMap<Integer, List<ResponseHeader>>();
        for (JsonNode call : vector.decoded().get("calls")) {
            int stream = call.get("stream_id").asInt();
            var header = call.get("request").get("header");
            requests.computeIfAbsent(stream, id -> new ArrayList<>())
                    .add(new RequestHeader(
                            header.get("Seq").asLong(),
                            header.get("ServiceMethod").asString()));
            var answer = call.get("response").get("header");
            responses
                    .computeIfAbsent(stream, id -> new ArrayList<>())
                    .add(new ResponseHeader(
                            answer.get("Error").asString(),
                            answer.get("Seq").asLong(),
                            answer.get("ServiceMethod").asString()));
        }
        // The vectors list answered calls only; requests still open at the end of the capture come after them.
        var heard = server.headers(RequestHeader.CODEC);
        assertThat(heard.keySet()).isEqualTo(requests.keySet());
        requests.forEach(
                (stream, headers) -> assertThat(heard.get(stream)).startsWith(headers.toArray(RequestHeader[]::new)));
        assertThat(client.headers(ResponseHeader.CODEC)).isEqualTo(responses);
        assertThat(server.session.end()).isEmpty();
        assertThat(client.session.end()).isEmpty();
    }

    /// One side that only listens: it accepts what comes and answers nothing.
    private static final class Listener {
        private final Instant now = Instant.EPOCH;
        private final YamuxSession session;
        private final Map<Integer, MessageAssembler> assemblers = new HashMap<>();
        private final Map<Integer, List<MessageAssembler.Message>> messages = new HashMap<>();

        Listener(YamuxSession.Side side) {
            session = new YamuxSession(side, YamuxLimits.DEFAULT, now);
        }

        /// Opens streams that the recorded dialler opened.
        void open(int streams) {
            for (int i = 0; i < streams; i++) {
                session.step(now, new YamuxInput.Open(i, Bytes.ofText("x")));
            }
        }

        /// Takes a segment, and tells how many streams it opened.
        int hear(Bytes segment) {
            int opened = 0;
            for (YamuxOutput output : session.step(now, new YamuxInput.Received(segment))) {
                if (output instanceof YamuxOutput.Incoming incoming) {
                    opened++;
                    session.step(now, new YamuxInput.Accept(incoming.streamId()));
                } else if (output instanceof YamuxOutput.Data data) {
                    take(data);
                }
            }
            return opened;
        }

        private void take(YamuxOutput.Data data) {
            var assembler = assemblers.computeIfAbsent(data.streamId(), id -> new MessageAssembler(1 << 20));
            var progress = assembler.take(data.bytes());
            assertThat(progress)
                    .isInstanceOfSatisfying(
                            MessageAssembler.Progress.Going.class,
                            going -> messages.computeIfAbsent(data.streamId(), id -> new ArrayList<>())
                                    .addAll(going.messages()));
            session.step(
                    now, new YamuxInput.Consumed(data.streamId(), data.bytes().length()));
        }

        <T> Map<Integer, List<T>> headers(WireCodec<T> codec) {
            var headers = new HashMap<Integer, List<T>>();
            messages.forEach((stream, list) -> {
                if (!list.isEmpty()) {
                    headers.put(
                            stream,
                            list.stream()
                                    .map(message -> decoded(codec, message.header()))
                                    .toList());
                }
            });
            return headers;
        }

        private static <T> T decoded(WireCodec<T> codec, Bytes bytes) {
            return switch (codec.decode(bytes)) {
                case Decoded.Read<T> read -> read.value();
                case Decoded.Malformed<T> malformed -> throw new AssertionError(malformed.toString());
            };
        }
    }
}
