package io.tombolo.rpcforwarder.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.contract.leadership.Leadership;
import io.tombolo.contract.leadership.Standing;
import io.tombolo.contract.members.Subscription;
import io.tombolo.contract.rpc.RpcEndpoint;
import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Endpoint;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.binding.WireCodec;
import io.tombolo.core.wire.msgpack.Decoded;
import io.tombolo.core.wire.rpc.MessageAssembler;
import io.tombolo.core.wire.rpc.MethodName;
import io.tombolo.core.wire.rpc.RequestHeader;
import io.tombolo.core.wire.rpc.ResponseHeader;
import io.tombolo.rpcforwarder.forwarding.CallDispatcher;
import io.tombolo.rpcforwarder.forwarding.CallForwarder;
import io.tombolo.rpcforwarder.forwarding.Reach;
import io.tombolo.rpcforwarder.routing.CallRouting;
import io.tombolo.rpcforwarder.servers.ServerDirectory;
import io.tombolo.rpcforwarder.status.StatusEndpoint;
import io.tombolo.runtime.net.EventLoops;
import io.tombolo.runtime.port.PortLimits;
import io.tombolo.runtime.port.PortServices;
import io.tombolo.runtime.port.ServerPort;
import io.tombolo.runtime.tls.ReplaceableTls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What real servers once sent to each other is sent to our port, byte for byte. What the other server knew then is fed
/// in; the answers have to be those that it gave.
class CapturedSessionReplayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EventLoops loops = EventLoops.start("test-net", 1);

    /// A session between servers.
    record Session(String name, Bytes request, Bytes answer) {

        private static Session of(JsonNode vector) {
            var decoded = vector.get("decoded");
            return new Session(
                    vector.get("name").asString(),
                    Bytes.ofHex(decoded.get("client_to_server_hex").asString()),
                    Bytes.ofHex(decoded.get("server_to_client_hex").asString()));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Session> sessions() {
        var json = JsonMapper.shared()
                .readTree(Path.of("../testing/vectors/rpc.json").toFile());
        return json.valueStream()
                .filter(vector -> vector.get("group").asString().equals("session"))
                .filter(vector -> vector.get("decoded").has("frames"))
                .map(Session::of)
                .toList();
    }

    @AfterEach
    void close() {
        loops.close();
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void ourPortAnswersAsTheRecordedServerDid(Session session) throws IOException {
        var requests = new RecordedStreams().take(session.request.from(1)).messages();
        var answers = new RecordedStreams().take(session.answer).messages();
        var recorded = new RecordedServer(requests, answers);

        Map<Integer, List<MessageAssembler.Message>> ours;
        try (var port = listen(recorded)) {
            ours = replay(session, port.address(), answers);
        }

        assertThat(ours.keySet()).isEqualTo(answers.keySet());
        answers.forEach((stream, expected) -> {
            List<MessageAssembler.Message> given = ours.getOrDefault(stream, List.of());
            assertThat(headers(given)).as("stream %d", stream).isEqualTo(headers(expected));
            assertThat(bodies(given)).as("stream %d", stream).isEqualTo(bodies(expected));
        });
    }

    private static Map<Integer, List<MessageAssembler.Message>> replay(
            Session session, InetSocketAddress port, Map<Integer, List<MessageAssembler.Message>> expected)
            throws IOException {
        int wanted = count(expected);
        var heard = new RecordedStreams();
        try (var socket = new Socket(port.getAddress(), port.getPort())) {
            socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            socket.getOutputStream().write(session.request.toArray());
            byte[] buffer = new byte[65_536];
            while (count(heard.messages()) < wanted) {
                int read = socket.getInputStream().read(buffer);
                if (read < 0) {
                    break;
                }
                heard.take(Bytes.wrap(buffer, 0, read));
            }
        }
        return heard.messages();
    }

    private static int count(Map<Integer, List<MessageAssembler.Message>> messages) {
        return messages.values().stream().mapToInt(List::size).sum();
    }

    private ServerPort listen(RecordedServer recorded) throws IOException {
        var leadership = recorded.leadership();
        var datacenter = recorded.datacenter();
        var dispatcher = new CallDispatcher(
                new CallRouting(datacenter, new Datacenter("dc1")),
                leadership,
                new CallForwarder(
                        datacenter,
                        new ServerDirectory(),
                        leadership,
                        (to, method, body, within) -> CompletableFuture.failedFuture(
                                new AssertionError("a replay asks nobody else. asked: " + to + " " + method)),
                        InstantSource.system(),
                        new SplittableRandom(1),
                        new Reach(InstantSource.system())),
                List.of(recorded, new StatusEndpoint(leadership)));
        return ServerPort.listen(
                loops,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                ReplaceableTls.none(),
                false,
                PortServices.of(new PortCalls(dispatcher)),
                PortLimits.DEFAULT,
                InstantSource.system());
    }

    private static List<ResponseHeader> headers(List<MessageAssembler.Message> messages) {
        return messages.stream()
                .map(message -> read(ResponseHeader.CODEC.decode(message.header())))
                .toList();
    }

    private static List<Bytes> bodies(List<MessageAssembler.Message> messages) {
        return messages.stream().map(MessageAssembler.Message::body).toList();
    }

    private static <T> T read(Decoded<T> decoded) {
        return switch (decoded) {
            case Decoded.Read<T> read -> read.value();
            case Decoded.Malformed<T> malformed -> throw new AssertionError(malformed.toString());
        };
    }

    /// Answers as was recorded; never, where nothing was.
    private static final class RecordedServer implements RpcEndpoint {

        private static final Set<String> OWN = Set.of("Status.Ping", "Status.Leader", "Status.Peers");

        private record Exchange(String method, Bytes request, Optional<MessageAssembler.Message> answer) {}

        private final List<Exchange> exchanges = new ArrayList<>();
        private final Map<Exchange, Integer> used = new HashMap<>();

        RecordedServer(
                Map<Integer, List<MessageAssembler.Message>> requests,
                Map<Integer, List<MessageAssembler.Message>> answers) {
            requests.forEach((stream, messages) -> {
                List<MessageAssembler.Message> given = answers.getOrDefault(stream, List.of());
                for (int i = 0; i < messages.size(); i++) {
                    String method = read(RequestHeader.CODEC.decode(
                                    messages.get(i).header()))
                            .serviceMethod();
                    exchanges.add(new Exchange(
                            method,
                            messages.get(i).body(),
                            i < given.size() ? Optional.of(given.get(i)) : Optional.empty()));
                }
            });
        }

        @Override
        public Set<MethodName> methods() {
            return exchanges.stream()
                    .map(Exchange::method)
                    .filter(method -> !OWN.contains(method))
                    .map(method -> ((MethodName.Named) MethodName.parse(method)).name())
                    .collect(Collectors.toSet());
        }

        /// The next recorded answer to the same question.
        @Override
        public synchronized CompletableFuture<Bytes> answer(MethodName method, Bytes body) {
            for (Exchange exchange : exchanges) {
                if (exchange.method().equals(method.toString())
                        && exchange.request().equals(body)
                        && used.putIfAbsent(exchange, 1) == null) {
                    return exchange.answer().map(RecordedServer::answer).orElseGet(CompletableFuture::new);
                }
            }
            throw new AssertionError("not recorded: " + method);
        }

        private static CompletableFuture<Bytes> answer(MessageAssembler.Message message) {
            String error = read(ResponseHeader.CODEC.decode(message.header())).error();
            return error.isEmpty()
                    ? CompletableFuture.completedFuture(message.body())
                    : CompletableFuture.failedFuture(new RpcFailedException(error, Optional.empty()));
        }

        /// The one that all questions are for.
        Datacenter datacenter() {
            return new Datacenter(
                    exchanges.stream().anyMatch(exchange -> exchange.method().equals("Status.Leader")) ? "dc2" : "dc1");
        }

        Leadership leadership() {
            Optional<Endpoint> leader = exchanges.stream()
                    .filter(exchange -> exchange.method().equals("Status.Leader"))
                    .flatMap(exchange -> exchange.answer().stream())
                    .map(message ->
                            Endpoint.parse(read(WireCodec.of(String.class).decode(message.body())), 0))
                    .findFirst();
            return new Leadership() {
                @Override
                public Standing standing() {
                    return new Standing.Leads();
                }

                @Override
                public Subscription watch(Consumer<Standing> listener) {
                    throw new IllegalStateException("nobody watches in this test");
                }

                @Override
                public Optional<Endpoint> leaderAddress() {
                    return leader;
                }

                @Override
                public List<Endpoint> voters() {
                    return leader.stream().toList();
                }
            };
        }
    }
}
