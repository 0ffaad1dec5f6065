package io.tombolo.testing.system.replay;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.MessageAssembler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What real servers asked each other and were answered, out of the vectors.
final class RecordedTraffic {

    private static final JsonNode VECTORS =
            JsonMapper.shared().readTree(Path.of("../vectors/rpc.json").toFile());

    private RecordedTraffic() {}

    /// A question and its answer.
    ///
    /// @param name     of the method, with a number if it was not the first of it
    /// @param seq      counts the questions of the process that asked
    /// @param question the body of the request
    /// @param error    the text of the answer's header; empty if it went well
    /// @param answer   the body of the answer
    record Exchange(String name, long seq, String method, Bytes question, String error, Bytes answer) {

        @Override
        public String toString() {
            return name;
        }
    }

    /// The captured calls of one run, in the order in which they were asked.
    ///
    /// @param run        what stands in brackets behind the names: who called whom
    /// @param datacenter the one that was asked; where neither call nor answer names it, it was the primary, dc1
    static List<Exchange> captured(String run, String datacenter) {
        var exchanges = new ArrayList<Exchange>();
        List<JsonNode> vectors = VECTORS.valueStream()
                .filter(vector -> vector.get("group").asString().equals("captured"))
                .filter(vector -> vector.get("name").asString().endsWith("[" + run + "]"))
                .toList();
        for (int i = 0; i + 1 < vectors.size(); i += 2) {
            JsonNode request = vectors.get(i);
            if (target(request, vectors.get(i + 1)).equals(datacenter)) {
                exchanges.add(exchange(name(request, run), request, vectors.get(i + 1)));
            }
        }
        if (exchanges.isEmpty()) {
            throw new AssertionError("nobody asked %s in %s".formatted(datacenter, run));
        }
        return exchanges;
    }

    private static String target(JsonNode request, JsonNode response) {
        JsonNode body = request.get("decoded").get("body");
        String named = body.has("$wrapped")
                ? body.get("$wrapped").get(1).path("Datacenter").asString("")
                : body.path("Datacenter").asString("");
        if (!named.isEmpty()) {
            return named;
        }
        return response.get("decoded")
                .path("body")
                .path("Responses")
                .path(0)
                .path("Datacenter")
                .asString("dc1");
    }

    private static String name(JsonNode request, String run) {
        return request.get("name")
                .asString()
                .replace("captured ", "")
                .replace(" request", "")
                .replace(" [" + run + "]", "");
    }

    private static Exchange exchange(String name, JsonNode request, JsonNode response) {
        JsonNode asked = request.get("decoded").get("header");
        JsonNode answered = response.get("decoded").get("header");
        if (asked.get("Seq").asLong() != answered.get("Seq").asLong()) {
            throw new AssertionError("no answer to " + request.get("name"));
        }
        return new Exchange(
                name,
                asked.get("Seq").asLong(),
                asked.get("ServiceMethod").asString(),
                body(request),
                answered.get("Error").asString(),
                body(response));
    }

    private static Bytes body(JsonNode vector) {
        var progress = new MessageAssembler(MessageAssembler.RESPONSE_LIMIT)
                .take(Bytes.ofHex(vector.get("hex").asString()));
        if (progress instanceof MessageAssembler.Progress.Going(var messages) && messages.size() == 1) {
            return messages.getFirst().body();
        }
        throw new AssertionError(vector.get("name") + ": " + progress);
    }

    /// A whole connection of the caller, from its marker on.
    ///
    /// @param frames what the caller sent, in order
    /// @param answer all that the other side sent
    record Session(String name, List<Frame> frames, Bytes answer) {

        @Override
        public String toString() {
            return name;
        }
    }

    /// A frame that the caller sent.
    ///
    /// @param answered how many answers had come by then
    /// @param seq      of the question that it carries; 0 if it carries none
    record Frame(Bytes bytes, int answered, long seq) {}

    /// All bytes of a connection.
    record Bytestreams(Bytes question, Bytes answer) {}

    /// The connection of a name that carries no streams.
    static Bytestreams connection(String name) {
        JsonNode decoded = decoded(name);
        return new Bytestreams(
                Bytes.ofHex(decoded.get("client_to_server_hex").asString()),
                Bytes.ofHex(decoded.get("server_to_client_hex").asString()));
    }

    private static JsonNode decoded(String name) {
        return VECTORS.valueStream()
                .filter(vector -> vector.get("group").asString().equals("session"))
                .filter(vector -> vector.get("name").asString().equals("captured session: " + name))
                .findFirst()
                .orElseThrow()
                .get("decoded");
    }

    /// The connection of a name.
    static Session session(String name) {
        JsonNode decoded = decoded(name);
        Bytes sent = Bytes.ofHex(decoded.get("client_to_server_hex").asString()).from(1);
        var frames = new ArrayList<Frame>();
        int at = 0;
        for (JsonNode frame : decoded.get("frames")) {
            if (!frame.get("dir").asString().equals("client_to_server")) {
                continue;
            }
            int length = 12
                    + (frame.get("type").asString().equals("data")
                            ? frame.get("length").asInt()
                            : 0);
            double time = frame.get("t").asDouble();
            frames.add(new Frame(
                    sent.slice(at, length),
                    (int) decoded.get("calls")
                            .valueStream()
                            .filter(call -> call.get("t_response").asDouble() <= time)
                            .count(),
                    decoded.get("calls")
                            .valueStream()
                            .filter(call -> call.get("t_request").asDouble() == time
                                    && call.get("stream_id").asInt()
                                            == frame.get("stream_id").asInt())
                            .mapToLong(call ->
                                    call.get("request").get("header").get("Seq").asLong())
                            .findFirst()
                            .orElse(0)));
            at += length;
        }
        return new Session(
                name, frames, Bytes.ofHex(decoded.get("server_to_client_hex").asString()));
    }
}
