package io.tombolo.rpcforwarder.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.contract.leadership.Leadership;
import io.tombolo.contract.leadership.Standing;
import io.tombolo.contract.members.Member;
import io.tombolo.contract.members.MemberChange;
import io.tombolo.contract.members.Subscription;
import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.contract.rpc.snapshot.SnapshotOwner;
import io.tombolo.contract.rpc.snapshot.SnapshotRequest;
import io.tombolo.contract.rpc.snapshot.SnapshotResponse;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Endpoint;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.binding.WireCodec;
import io.tombolo.core.wire.msgpack.Decoded;
import io.tombolo.core.wire.msgpack.Msgpack;
import io.tombolo.core.wire.msgpack.MsgpackReader;
import io.tombolo.core.wire.rpc.PortProtocol;
import io.tombolo.core.wire.rpc.RpcError;
import io.tombolo.rpcforwarder.servers.ServerDirectory;
import io.tombolo.runtime.net.EventLoops;
import io.tombolo.runtime.pool.Connector;
import io.tombolo.runtime.port.PortLimits;
import io.tombolo.runtime.port.PortServices;
import io.tombolo.runtime.port.ServerPort;
import io.tombolo.runtime.tls.ReplaceableTls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Snapshot connections over real ports: `dc2` has the state, `dc1` only passes on.
class SnapshotTest {

    private static final int PATIENCE_MILLIS = 30_000;
    private static final WireCodec<SnapshotRequest> REQUEST = WireCodec.of(SnapshotRequest.class);
    private static final WireCodec<SnapshotResponse> RESPONSE = WireCodec.of(SnapshotResponse.class);

    /// Far more than any buffer on the way holds.
    private static final byte[] ARCHIVE = random(8 * 1024 * 1024);

    private final EventLoops loops = EventLoops.start("test-net", 2);
    private final List<AutoCloseable> open = new ArrayList<>();
    private final FakeOwner owner = new FakeOwner();
    private Standing standing = new Standing.Leads();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable resource : open.reversed()) {
            resource.close();
        }
        loops.close();
    }

    @Test
    void theCapturedSaveIsAnsweredAsItWas() throws IOException {
        JsonNode vector = JsonMapper.shared()
                .readTree(Path.of("../testing/vectors/rpc.json").toFile())
                .valueStream()
                .filter(candidate ->
                        candidate.get("name").asString().equals("captured session: snapshot save dc1 to dc2"))
                .findFirst()
                .orElseThrow();
        Answer recorded = Answer.of(
                Bytes.ofHex(vector.get("decoded").get("server_to_client_hex").asString()));
        owner.meta = recorded.response().meta();
        owner.archive = recorded.archive().toArray();

        Answer ours;
        try (var socket = connect(port("dc2"))) {
            // The first one is the marker.
            for (JsonNode event :
                    vector.get("decoded").get("events").valueStream().skip(1).toList()) {
                if (event.get("dir").asString().equals("client_to_server") && event.has("hex")) {
                    socket.getOutputStream()
                            .write(Bytes.ofHex(event.get("hex").asString()).toArray());
                }
            }
            socket.shutdownOutput();
            ours = Answer.of(Bytes.wrap(socket.getInputStream().readAllBytes()));
        }

        assertThat(ours).isEqualTo(recorded);
    }

    @Test
    void aSaveIsSentWhole() throws IOException {
        Answer answer = ask(port("dc2"), save("dc2"), new byte[0]);

        assertThat(answer.response().error()).isEmpty();
        assertThat(answer.response().meta().index()).isEqualTo(33);
        assertThat(answer.archive()).isEqualTo(Bytes.wrap(ARCHIVE));
    }

    @Test
    void aRestoreIsTakenWhole() throws Exception {
        Answer answer = ask(port("dc2"), restore("dc2", false), ARCHIVE);

        assertThat(answer.response().error()).isEmpty();
        assertThat(answer.archive()).isEqualTo(Bytes.EMPTY);
        assertThat(owner.restored.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)).isEqualTo(Bytes.wrap(ARCHIVE));
    }

    @Test
    void anotherDatacenterIsAskedOverAConnectionOfItsOwn() throws Exception {
        ServerPort relay = relayTo(port("dc2"));

        Answer saved = ask(relay, save("dc2"), new byte[0]);
        Answer restored = ask(relay, restore("dc2", false), ARCHIVE);

        assertThat(saved.archive()).isEqualTo(Bytes.wrap(ARCHIVE));
        assertThat(restored.response().error()).isEmpty();
        assertThat(owner.restored.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)).isEqualTo(Bytes.wrap(ARCHIVE));
    }

    @Test
    void aServerThatCannotBeReachedIsNamed() throws IOException {
        ServerPort gone = port("dc2");
        gone.close();

        Answer answer = ask(relayTo(gone), save("dc2"), new byte[0]);

        assertThat(answer.response().error())
                .startsWith("rpc error getting client: failed to get conn: dial tcp 127.0.0.1:");
    }

    @Test
    void refusalsAreAnswered() throws IOException {
        ServerPort port = port("dc2");

        assertThat(ask(port, restore("dc2", true), new byte[0]).response().error())
                .isEqualTo("stale not allowed for restore");
        assertThat(ask(port, save(""), new byte[0]).response().error()).isEqualTo("No path to datacenter");
        assertThat(ask(port, save("dc9"), new byte[0]).response().error()).isEqualTo("No path to datacenter");
        assertThat(ask(port, new SnapshotRequest(false, "dc2", 7, ""), new byte[0])
                        .response()
                        .error())
                .isEqualTo("unrecognized snapshot op: 7");
        owner.refusal = Optional.of(new RpcFailedException(new RpcError.PermissionDenied("")));
        assertThat(ask(port, save("dc2"), new byte[0]).response().error()).isEqualTo("Permission denied");
        standing = new Standing.Leaderless(true);
        assertThat(ask(port, save("dc2"), new byte[0]).response().error()).isEqualTo("No cluster leader");
    }

    @Test
    void aStaleSaveNeedsNoLeader() throws IOException {
        standing = new Standing.Leaderless(true);

        Answer answer = ask(port("dc2"), new SnapshotRequest(true, "dc2", SnapshotRequest.SAVE, ""), new byte[0]);

        assertThat(answer.archive()).isEqualTo(Bytes.wrap(ARCHIVE));
    }

    @Test
    void whatIsNoRequestIsClosedWithoutAnAnswer() throws IOException {
        ServerPort port = port("dc2");

        assertThat(raw(port, new byte[] {(byte) 0xc1})).isEmpty();
        assertThat(raw(port, new byte[] {(byte) 0xdf, 0x7f, 0x7f, 0x7f, 0x7f})).isEmpty();
        assertThat(raw(port, new byte[] {(byte) 0x84})).isEmpty();
    }

    @Test
    void anArchiveThatIsCutOffIsNotRestored() throws Exception {
        try (var socket = connect(port("dc2"))) {
            socket.getOutputStream().write(REQUEST.encode(restore("dc2", false)).toArray());
            socket.getOutputStream().write(ARCHIVE, 0, 100_000);
            assertThat(owner.begun.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)).isNotNull();
            socket.setSoLinger(true, 0);
        }

        assertThat(owner.cut.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)).contains("cut off");
        assertThat(owner.restored).isEmpty();
    }

    private static SnapshotRequest save(String datacenter) {
        return new SnapshotRequest(false, datacenter, SnapshotRequest.SAVE, "");
    }

    private static SnapshotRequest restore(String datacenter, boolean allowStale) {
        return new SnapshotRequest(allowStale, datacenter, SnapshotRequest.RESTORE, "");
    }

    private Answer ask(ServerPort port, SnapshotRequest request, byte[] archive) throws IOException {
        try (var socket = connect(port)) {
            socket.getOutputStream().write(REQUEST.encode(request).toArray());
            socket.getOutputStream().write(archive);
            socket.shutdownOutput();
            return Answer.of(Bytes.wrap(socket.getInputStream().readAllBytes()));
        }
    }

    private static byte[] raw(ServerPort port, byte[] bytes) throws IOException {
        try (var socket = connect(port)) {
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
            return socket.getInputStream().readAllBytes();
        }
    }

    private static Socket connect(ServerPort port) throws IOException {
        var socket = new Socket();
        // So small that the other side has to wait, also after this one has said that it sends no more.
        socket.setReceiveBufferSize(8 * 1024);
        socket.connect(port.address());
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream().write(PortProtocol.SNAPSHOT.marker().orElseThrow());
        return socket;
    }

    private ServerPort port(String datacenter) throws IOException {
        return listen(datacenter, new ServerDirectory(), (to, protocol, dialled) -> {
            throw new AssertionError("nobody else is asked");
        });
    }

    private ServerPort relayTo(ServerPort other) throws IOException {
        var servers = new ServerDirectory();
        servers.heard(new MemberChange(
                MemberChange.Kind.JOINED,
                new Member(
                        "s1.dc2",
                        new Endpoint("127.0.0.1", 8302),
                        Member.Status.ALIVE,
                        Map.of("role", "consul", "dc", "dc2", "port", "8300", "build", "1.10.11:"),
                        new Member.ProtocolVersions(1, 5, 2, 2, 5, 4))));
        var connector = new Connector(loops, ReplaceableTls.none());
        open.add(connector);
        return listen(
                "dc1",
                servers,
                (to, protocol, dialled) -> connector.connect(
                        other.address(), new Connector.Way.Plain(), protocol, Duration.ofSeconds(10), dialled));
    }

    private ServerPort listen(String datacenter, ServerDirectory servers, SnapshotDialer dialer) throws IOException {
        var acceptor = new SnapshotAcceptor(
                new Datacenter(datacenter), new FakeLeadership(), servers, dialer, Optional.of(owner));
        ServerPort port = ServerPort.listen(
                loops,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                ReplaceableTls.none(),
                false,
                PortServices.of((method, body, peer, responder) -> responder.fail(new RpcError.ServiceUnknown(method)))
                        .with(PortProtocol.SNAPSHOT, acceptor),
                PortLimits.DEFAULT,
                InstantSource.system());
        open.add(port);
        return port;
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new SplittableRandom(1).nextBytes(bytes);
        return bytes;
    }

    /// What came back: a response, and what follows it.
    private record Answer(SnapshotResponse response, Bytes archive) {

        static Answer of(Bytes bytes) {
            Msgpack.Decoder<Answer> decoder = (MsgpackReader reader) -> {
                SnapshotResponse response = RESPONSE.read(reader);
                return new Answer(response, bytes.from(reader.offset()));
            };
            return switch (Msgpack.decode(bytes, decoder)) {
                case Decoded.Read<Answer> read -> read.value();
                case Decoded.Malformed<Answer> malformed -> throw new AssertionError(malformed.toString());
            };
        }
    }

    private final class FakeLeadership implements Leadership {

        @Override
        public Standing standing() {
            return standing;
        }

        @Override
        public Subscription watch(Consumer<Standing> listener) {
            throw new IllegalStateException("nobody watches in this test");
        }

        @Override
        public Optional<Endpoint> leaderAddress() {
            return Optional.empty();
        }

        @Override
        public List<Endpoint> voters() {
            return List.of();
        }
    }

    private static final class FakeOwner implements SnapshotOwner {

        private final LinkedBlockingQueue<String> begun = new LinkedBlockingQueue<>();
        private final LinkedBlockingQueue<Bytes> restored = new LinkedBlockingQueue<>();
        private final LinkedBlockingQueue<String> cut = new LinkedBlockingQueue<>();
        private QueryMeta meta = QueryMeta.fromLeader(33);
        private byte[] archive = ARCHIVE;
        private Optional<RpcFailedException> refusal = Optional.empty();

        @Override
        public Saved save(SnapshotRequest request) {
            if (refusal.isPresent()) {
                throw refusal.get();
            }
            return new Saved(meta, new ByteArrayInputStream(archive));
        }

        @Override
        public QueryMeta restore(SnapshotRequest request, InputStream incoming) throws IOException {
            begun.add(request.datacenter());
            try {
                restored.add(Bytes.wrap(incoming.readAllBytes()));
                return meta;
            } catch (IOException e) {
                cut.add(String.valueOf(e.getMessage()));
                throw e;
            }
        }
    }
}
