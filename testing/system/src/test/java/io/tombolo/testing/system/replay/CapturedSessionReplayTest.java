package io.tombolo.testing.system.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.contract.rpc.RpcEndpoint;
import io.tombolo.contract.rpc.RpcMethod;
import io.tombolo.contract.rpc.coordinate.CoordinateMethods;
import io.tombolo.contract.rpc.federation.FederationStateMethods;
import io.tombolo.contract.rpc.internal.InternalMethods;
import io.tombolo.core.catalog.CatalogCommand;
import io.tombolo.core.catalog.federation.FederationCommand;
import io.tombolo.core.catalog.federation.FederationState;
import io.tombolo.core.catalog.kv.DirEntry;
import io.tombolo.core.catalog.kv.KvCommand;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.Decoded;
import io.tombolo.core.wire.msgpack.MsgpackScanner;
import io.tombolo.core.wire.rpc.MessageAssembler.Message;
import io.tombolo.core.wire.rpc.MethodName;
import io.tombolo.core.wire.rpc.RequestHeader;
import io.tombolo.core.wire.rpc.ResponseHeader;
import io.tombolo.testing.system.replay.RecordedDatacenter.Known;
import io.tombolo.testing.system.replay.RecordedTraffic.Frame;
import io.tombolo.testing.system.replay.RecordedTraffic.Session;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What real servers once sent to each other over one connection is sent to our port, frame by frame, with a catalog
/// behind it that knows what theirs knew. The answers have to say the same.
class CapturedSessionReplayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// Parts of a server that come later answer as was recorded; what they answer is not compared.
    private static final Set<String> STOOD_IN_FOR = Set.of(
            "ACL.PolicyBatchRead",
            "ACL.PolicyList",
            "ACL.RoleList",
            "ACL.TokenBatchRead",
            "ACL.TokenList",
            "ConnectCA.Roots",
            "ConnectCA.SignIntermediate");

    /// A recorded server marks its tables of config entries and intentions when it starts; ours has none.
    private static final Map<String, Set<String>> MASKED = Map.of(
            "ConfigEntry.ListAll", Set.of("Index"),
            "Intention.List", Set.of("Index"));

    @TempDir
    private Path folder;

    private final Map<Long, Runnable> cues = new HashMap<>();

    @Test
    void aSecondaryIsAskedByItsPrimary() throws IOException {
        var replay = new Replay("dc1 server queries dc2 server");
        try (var datacenter = replay.datacenter("dc2", "beta", "22222222-2222-4222-8222-222222222222", 22010)) {
            datacenter.knows(new Known(
                    replay.answer(53, InternalMethods.SERVICE_DUMP).nodes(),
                    replay.answer(49, FederationStateMethods.LIST).states(),
                    replay.answer(54, CoordinateMethods.LIST_NODES).coordinates(),
                    17));
            cues.put(44L, () -> datacenter.nextWriteAt(24));

            replay.run(datacenter, Set.of());
        }

        assertThat(replay.differences(Map.of())).isEmpty();
        assertThat(replay.compared).isEqualTo(17);
    }

    @Test
    void aPrimaryIsAskedByANewSecondary() throws IOException {
        var replay = new Replay("dc2 leader starts replication from dc1");
        try (var datacenter = replay.datacenter("dc1", "alpha", "11111111-1111-4111-8111-111111111111", 22000)) {
            FederationState own =
                    replay.answer(7, FederationStateMethods.LIST).states().getFirst();
            // The caller waits for it by then.
            cues.put(12L, () -> datacenter.at(14, new CatalogCommand.Federation(new FederationCommand.Upsert(own))));
            cues.put(13L, () -> datacenter.nextWriteAt(15));

            // The second question for config entries was answered because of a mark, see MASKED; ours waits on.
            replay.run(datacenter, Set.of(5L));
        }

        assertThat(replay.differences(Map.of())).isEmpty();
        assertThat(replay.compared).isEqualTo(6);
    }

    @Test
    void aPrimaryIsAskedForItsTokens() throws IOException {
        var replay = new Replay("ACL replication from dc2 to dc1");
        try (var datacenter = replay.datacenter("dc1", "alpha", "11111111-1111-4111-8111-111111111111", 22000)) {
            replay.run(datacenter, Set.of());
        }

        assertThat(replay.differences(Map.of())).isEmpty();
        assertThat(replay.compared).isZero();
        assertThat(replay.stoodIn).isEqualTo(5);
    }

    @Test
    void aPrimaryOf18IsAskedByASecondaryOf110() throws IOException {
        var replay = new Replay("1.10.11 secondary replicates from 1.8.19 primary");
        try (var datacenter = replay.datacenter("dc1", "alpha", "11111111-1111-4111-8111-111111111111", 22400)) {
            datacenter.knows(new Known(
                    List.of(), replay.answer(11, FederationStateMethods.LIST).states()));
            cues.put(20L, () -> datacenter.nextWriteAt(17));

            replay.run(datacenter, Set.of());
        }

        // Before 1.9 nobody says where intentions are.
        assertThat(replay.differences(Map.of("Intention.List", Set.of("Index", "DataOrigin"))))
                .isEmpty();
        assertThat(replay.compared).isEqualTo(5);
    }

    @Test
    void aSnapshotIsSaved() throws IOException {
        RecordedTraffic.Bytestreams recorded = RecordedTraffic.connection("snapshot save dc1 to dc2");
        var pools = ScriptedPools.of("beta", "22222222-2222-4222-8222-222222222222", "dc2", 22010);
        Bytes answer;
        try (var datacenter = new RecordedDatacenter("dc2", pools, List.of(), folder)) {
            datacenter.at(
                    33, new CatalogCommand.Kv(new KvCommand.Set(DirEntry.of("app/config", Bytes.ofText("second")))));
            try (var socket = new Socket(
                    datacenter.address().getAddress(), datacenter.address().getPort())) {
                socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
                socket.getOutputStream().write(recorded.question().toArray());
                answer = Bytes.wrap(socket.getInputStream().readAllBytes());
            }
        }

        int theirs = headerLength(recorded.answer());
        int ours = headerLength(answer);
        assertThat(new AnswerComparison(Set.of()).compare(recorded.answer().slice(0, theirs), answer.slice(0, ours)))
                .isEmpty();
        // What is inside of the state differs: every product reads its own.
        assertThat(files(answer.from(ours)))
                .containsExactlyElementsOf(files(recorded.answer().from(theirs)));
    }

    private static int headerLength(Bytes answer) {
        if (new MsgpackScanner(65_536).scan(answer, 0) instanceof MsgpackScanner.Scan.Ended(int at)) {
            return at;
        }
        throw new AssertionError("no header");
    }

    private static List<String> files(Bytes archive) throws IOException {
        var names = new ArrayList<String>();
        try (var tar = new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(archive.toArray())))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                names.add("%s %o".formatted(entry.getName(), entry.getMode() & 0777));
            }
        }
        return names;
    }

    /// One connection, sent again.
    private final class Replay {

        private final Session session;
        private final Map<Long, String> methods = new HashMap<>();
        private final Map<Long, Message> theirs = new LinkedHashMap<>();
        private final Map<Integer, List<Long>> streams = new HashMap<>();
        private Map<Integer, List<Message>> ours = Map.of();
        private Set<Long> unanswered = Set.of();
        private int compared;
        private int stoodIn;

        Replay(String name) {
            session = RecordedTraffic.session(name);
            var requests = new RecordedStreams();
            session.frames().forEach(frame -> requests.take(frame.bytes()));
            requests.messages()
                    .forEach((stream, messages) -> messages.forEach(message -> {
                        RequestHeader header = read(RequestHeader.CODEC.decode(message.header()));
                        methods.put(header.seq(), header.serviceMethod());
                    }));
            new RecordedStreams().take(session.answer()).messages().forEach((stream, messages) -> {
                streams.put(stream, messages.stream().map(Replay::seq).toList());
                messages.forEach(message -> theirs.put(seq(message), message));
            });
        }

        <R> R answer(long seq, RpcMethod<?, R> method) {
            assertThat(methods.get(seq)).isEqualTo(method.name().toString());
            return read(method.response().decode(found(theirs, seq).body()));
        }

        RecordedDatacenter datacenter(String name, String server, String id, int port) throws IOException {
            return new RecordedDatacenter(
                    name, ScriptedPools.of(server, id, name, port), List.of(new StandIn()), folder);
        }

        /// Sends each frame when as much was answered as when it was recorded.
        ///
        /// @param withoutAnswer questions that are not answered here
        void run(RecordedDatacenter datacenter, Set<Long> withoutAnswer) throws IOException {
            unanswered = withoutAnswer;
            var heard = new RecordedStreams();
            try (var socket = new Socket(
                    datacenter.address().getAddress(), datacenter.address().getPort())) {
                socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
                socket.getOutputStream().write(4);
                for (Frame frame : session.frames()) {
                    cues.getOrDefault(frame.seq(), () -> {}).run();
                    hear(socket, heard, frame.answered() - withoutAnswer.size());
                    socket.getOutputStream().write(frame.bytes().toArray());
                }
                hear(socket, heard, theirs.size() - withoutAnswer.size());
            }
            ours = heard.messages();
        }

        private static void hear(Socket socket, RecordedStreams heard, int answers) throws IOException {
            byte[] buffer = new byte[65_536];
            while (heard.messages().values().stream().mapToInt(List::size).sum() < answers) {
                int read = socket.getInputStream().read(buffer);
                assertThat(read).as("the connection was closed").isPositive();
                heard.take(Bytes.wrap(buffer, 0, read));
            }
        }

        /// What was answered otherwise, by method and number of the question.
        Map<String, List<String>> differences(Map<String, Set<String>> masks) {
            var differences = new LinkedHashMap<String, List<String>>();
            var answered = new HashMap<Long, Message>();
            ours.forEach((stream, messages) -> {
                assertThat(messages.stream().map(Replay::seq).toList())
                        .as("answers on stream %d, in order", stream)
                        .isEqualTo(streams.getOrDefault(stream, List.of()).stream()
                                .filter(seq -> !unanswered.contains(seq))
                                .toList());
                messages.forEach(message -> answered.put(seq(message), message));
            });
            for (var their : theirs.entrySet()) {
                String method = methods.get(their.getKey());
                if (unanswered.contains(their.getKey())) {
                    assertThat(answered).doesNotContainKey(their.getKey());
                    continue;
                }
                Message our = found(answered, their.getKey());
                assertThat(read(ResponseHeader.CODEC.decode(our.header())))
                        .isEqualTo(read(
                                ResponseHeader.CODEC.decode(their.getValue().header())));
                if (STOOD_IN_FOR.contains(method)) {
                    stoodIn++;
                    continue;
                }
                compared++;
                List<String> found = new AnswerComparison(
                                masks.getOrDefault(method, MASKED.getOrDefault(method, Set.of())))
                        .compare(their.getValue().body(), our.body());
                if (!found.isEmpty()) {
                    differences.put(method + " " + their.getKey(), found);
                }
            }
            return differences;
        }

        private static Message found(Map<Long, Message> messages, long seq) {
            Message message = messages.get(seq);
            if (message == null) {
                throw new AssertionError("no answer to question %d in %s".formatted(seq, messages.keySet()));
            }
            return message;
        }

        private static long seq(Message message) {
            return read(ResponseHeader.CODEC.decode(message.header())).seq();
        }

        /// Answers each method with what was recorded, one after the other.
        private final class StandIn implements RpcEndpoint {

            private final Map<String, List<Bytes>> answers = new HashMap<>();

            StandIn() {
                theirs.forEach((seq, message) -> {
                    if (STOOD_IN_FOR.contains(methods.get(seq))) {
                        answers.computeIfAbsent(methods.get(seq), _ -> new ArrayList<>())
                                .add(message.body());
                    }
                });
            }

            @Override
            public Set<MethodName> methods() {
                return answers.keySet().stream()
                        .map(method -> ((MethodName.Named) MethodName.parse(method)).name())
                        .collect(Collectors.toSet());
            }

            @Override
            public synchronized CompletableFuture<Bytes> answer(MethodName method, Bytes body) {
                List<Bytes> left = answers.getOrDefault(method.toString(), List.of());
                // Questions that were not answered while it was recorded wait here, too.
                return left.isEmpty()
                        ? new CompletableFuture<>()
                        : CompletableFuture.completedFuture(left.removeFirst());
            }
        }
    }

    private static <T> T read(Decoded<T> decoded) {
        return switch (decoded) {
            case Decoded.Read<T> read -> read.value();
            case Decoded.Malformed<T> malformed -> throw new AssertionError(malformed.toString());
        };
    }
}
