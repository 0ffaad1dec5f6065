package io.tombolo.testing.system.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.tombolo.contract.rpc.RpcMethod;
import io.tombolo.contract.rpc.catalog.CatalogMethods;
import io.tombolo.contract.rpc.catalog.DatacentersRequest;
import io.tombolo.contract.rpc.kv.KeyRequest;
import io.tombolo.contract.rpc.kv.KvMethods;
import io.tombolo.contract.rpc.kv.KvsRequest;
import io.tombolo.contract.rpc.query.DcSpecificRequest;
import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.contract.rpc.status.StatusMethods;
import io.tombolo.core.catalog.kv.DirEntry;
import io.tombolo.core.catalog.node.Node;
import io.tombolo.core.terms.WanName;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.Decoded;
import io.tombolo.runtime.net.EventLoops;
import io.tombolo.runtime.pool.CallFailed;
import io.tombolo.runtime.pool.Connector;
import io.tombolo.runtime.pool.PoolLimits;
import io.tombolo.runtime.pool.SessionPool;
import io.tombolo.runtime.tls.ReplaceableTls;
import io.tombolo.testing.system.process.Ports;
import io.tombolo.testing.system.process.TomboloProcess;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerPortProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final EventLoops loops = EventLoops.start("test-net", 1);
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable resource : open.reversed()) {
            resource.close();
        }
        loops.close();
    }

    @Test
    void aServerAnswersCallsOnItsPort() {
        int port = Ports.free(1).getFirst();
        agent("s1", "dc1", port, Ports.free(1).getFirst());
        SessionPool calls = callsTo(port);
        awaitLeader(calls, "dc1", port);

        assertThat(call(calls, StatusMethods.PEERS, to(""))).containsExactly("127.0.0.1:" + port);
        var _ = call(calls, KvMethods.APPLY, set("dc1", "greeting", "hello"));
        assertThat(call(calls, KvMethods.GET, new KeyRequest("dc1", "greeting", QueryOptions.NONE))
                        .entries())
                .extracting(entry -> entry.value().text())
                .containsExactly("hello");
        assertThatThrownBy(() -> call(calls, StatusMethods.LEADER, to("dc9")))
                .hasCauseInstanceOf(CallFailed.class)
                .hasMessageContaining("No path to datacenter");
    }

    @Test
    void aServerPassesCallsOnToAnotherDatacenter() {
        List<Integer> ports = Ports.free(4);
        agent("s1", "dc1", ports.get(0), ports.get(1));
        agent("s1", "dc2", ports.get(2), ports.get(3), "-retry-join-wan", "127.0.0.1:" + ports.get(1));
        SessionPool calls = callsTo(ports.get(0));
        // Until the two have met, there is no path.
        awaitLeader(calls, "dc2", ports.get(2));

        var _ = call(calls, KvMethods.APPLY, set("dc2", "there", "yes"));
        assertThat(call(calls, KvMethods.GET, new KeyRequest("dc2", "there", QueryOptions.NONE))
                        .entries())
                .hasSize(1);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(call(calls, CatalogMethods.LIST_NODES, to("dc2"))
                                .nodes())
                        .extracting(Node::node, Node::datacenter)
                        .containsExactly(tuple("s1", "dc2")));
        assertThat(call(calls, CatalogMethods.LIST_DATACENTERS, new DatacentersRequest(QueryOptions.NONE)))
                .containsExactly("dc1", "dc2");
    }

    private static KvsRequest set(String datacenter, String key, String value) {
        return new KvsRequest(datacenter, DirEntry.of(key, Bytes.ofText(value)), "set", WriteRequest.ANONYMOUS);
    }

    private void awaitLeader(SessionPool calls, String datacenter, int port) {
        await().atMost(PATIENCE)
                .ignoreException(CompletionException.class)
                .untilAsserted(() -> assertThat(call(calls, StatusMethods.LEADER, to(datacenter)))
                        .isEqualTo("127.0.0.1:" + port));
    }

    private static DcSpecificRequest to(String datacenter) {
        return DcSpecificRequest.of(datacenter, QueryOptions.NONE);
    }

    private void agent(String node, String datacenter, int serverPort, int wanPort, String... more) {
        List<Integer> ports = Ports.free(2);
        var arguments = new ArrayList<>(List.of(
                "agent",
                "-dev",
                "-node",
                node,
                "-datacenter",
                datacenter,
                "-http-port",
                "" + ports.getFirst(),
                "-serf-lan-port",
                "" + ports.getLast(),
                "-serf-wan-port",
                "" + wanPort,
                "-server-port",
                "" + serverPort));
        arguments.addAll(List.of(more));
        open.add(TomboloProcess.start(folder, arguments.toArray(String[]::new)));
    }

    private SessionPool callsTo(int port) {
        var connector = new Connector(loops, ReplaceableTls.none());
        var pool = new SessionPool(
                (to, protocol, within, dialled) -> connector.connect(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                        new Connector.Way.Plain(),
                        protocol,
                        within,
                        dialled),
                PoolLimits.DEFAULT,
                InstantSource.system());
        open.add(connector);
        open.add(pool);
        return pool;
    }

    private static <Q, R> R call(SessionPool calls, RpcMethod<Q, R> method, Q request) {
        var body = calls.call(
                        WanName.parse("s1.dc1"),
                        method.name().toString(),
                        method.request().encode(request),
                        PATIENCE)
                .join();
        return switch (method.response().decode(body)) {
            case Decoded.Read<R> read -> read.value();
            case Decoded.Malformed<R> malformed -> throw new AssertionError(malformed.toString());
        };
    }
}
