package io.tombolo.testing.system.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tombolo.contract.rpc.RpcMethod;
import io.tombolo.contract.rpc.kv.KeyRequest;
import io.tombolo.contract.rpc.kv.KvMethods;
import io.tombolo.contract.rpc.kv.KvsRequest;
import io.tombolo.contract.rpc.operator.OperatorMethods;
import io.tombolo.contract.rpc.operator.RaftServer;
import io.tombolo.contract.rpc.query.DcSpecificRequest;
import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.contract.rpc.status.StatusMethods;
import io.tombolo.core.catalog.kv.DirEntry;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.NodeName;
import io.tombolo.core.terms.WanName;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.Decoded;
import io.tombolo.runtime.net.EventLoops;
import io.tombolo.runtime.pool.Connector;
import io.tombolo.runtime.pool.PoolLimits;
import io.tombolo.runtime.pool.SessionPool;
import io.tombolo.runtime.tls.ReplaceableTls;
import io.tombolo.testing.system.process.Ports;
import io.tombolo.testing.system.process.TomboloProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;
import org.awaitility.core.ThrowingRunnable;

/// Servers of datacenter `dc1`, each a process with a folder and a loopback address of its own, and calls to them.
///
/// Server 1 is `s1`, and so on. Closing kills them all. For one thread, but for the calls.
public final class ServerGroup implements AutoCloseable {

    /// Longer than anything takes that works.
    public static final Duration PATIENCE = Duration.ofMinutes(3);

    /// How the engine names its snapshots, before the index of the last entry in it.
    private static final String SNAPSHOT = "snapshot_";

    private final Path folder;
    private final String settings;
    private final EventLoops loops = EventLoops.start("group-net", 1);
    private final Connector connector;
    private final Map<Integer, Server> servers = new TreeMap<>();
    private final Set<Integer> killed = ConcurrentHashMap.newKeySet();
    private final List<TomboloProcess> ended = new ArrayList<>();
    private final Map<Integer, SessionPool> calls = new ConcurrentHashMap<>();

    /// A server that was started.
    ///
    /// @param process its latest run
    /// @param address where it takes calls
    public record Server(TomboloProcess process, InetSocketAddress address, int lanPort) {}

    /// @param folder   for everything that they write
    /// @param settings of all servers, in HCL
    public ServerGroup(Path folder, String settings) {
        this(folder, settings, ReplaceableTls.none());
    }

    /// @param tls of this group's own calls
    public ServerGroup(Path folder, String settings, ReplaceableTls tls) {
        this.folder = folder;
        this.settings = settings;
        connector = new Connector(loops, tls);
    }

    /// Servers that wait for each other, with short timeouts.
    public static ServerGroup expecting(Path folder, int size) {
        var group = new ServerGroup(folder, "bootstrap_expect = %d%n".formatted(size));
        for (int i = 1; i <= size; i++) {
            group.start(i);
        }
        return group;
    }

    /// The address that a server has, and has again after a restart. Different in each group, so that a late packet
    /// of another group is nobody's.
    private InetSocketAddress address(int number) {
        int group = Math.floorMod(folder.hashCode(), 200) + 10;
        return new InetSocketAddress("127.0.%d.%d".formatted(group, number), 0);
    }

    /// Starts a server, or starts it again with the same folder and the same address.
    ///
    /// @param more arguments of this one
    public Server start(int number, String... more) {
        Optional<Server> before = Optional.ofNullable(servers.get(number));
        String host = address(number).getHostString();
        List<Integer> ports = Ports.free(4);
        int serverPort = before.map(server -> server.address().getPort()).orElse(ports.get(0));
        int lanPort = before.map(Server::lanPort).orElse(ports.get(1));
        var arguments = new ArrayList<>(List.of(
                "agent",
                "-server",
                "-node",
                "s" + number,
                "-bind",
                host,
                "-client",
                host,
                "-data-dir",
                dataFolder(number).toString(),
                "-server-port",
                "" + serverPort,
                "-serf-lan-port",
                "" + lanPort,
                "-serf-wan-port",
                "" + ports.get(2),
                "-http-port",
                "" + ports.get(3),
                "-config-file",
                configuration(number).toString()));
        servers.values().forEach(other -> {
            arguments.add("-retry-join");
            arguments.add(other.address().getHostString() + ":" + other.lanPort());
        });
        arguments.addAll(List.of(more));
        before.ifPresent(server -> ended.add(server.process()));
        var server = new Server(
                TomboloProcess.start(folder, arguments.toArray(String[]::new)),
                new InetSocketAddress(host, serverPort),
                lanPort);
        servers.put(number, server);
        killed.remove(number);
        return server;
    }

    private Path configuration(int number) {
        try {
            return Files.writeString(
                    folder.resolve("s%d.hcl".formatted(number)),
                    "performance { raft_multiplier = 1 }%nretry_interval = \"1s\"%n".formatted() + settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where a server keeps what it stores.
    public Path dataFolder(int number) {
        return folder.resolve("data-s" + number);
    }

    /// The last entry in the snapshot of a server; empty if it has none.
    public OptionalLong snapshot(int number) {
        Path snapshots = dataFolder(number).resolve("raft/snapshot");
        if (!Files.exists(snapshots)) {
            return OptionalLong.empty();
        }
        try (Stream<Path> all = Files.list(snapshots)) {
            return all.map(one -> one.getFileName().toString())
                    .filter(name -> name.startsWith(SNAPSHOT))
                    .mapToLong(name -> Long.parseLong(name.substring(SNAPSHOT.length())))
                    .max();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The servers that were started, by number.
    public Map<Integer, Server> servers() {
        return Map.copyOf(servers);
    }

    private Server server(int number) {
        return Optional.ofNullable(servers.get(number))
                .orElseThrow(() -> new IllegalArgumentException("s%d was not started".formatted(number)));
    }

    /// Kills a server with SIGKILL.
    public void kill(int number) {
        killed.add(number);
        server(number).process().close();
    }

    /// Ends a server with SIGTERM, and waits for its end.
    ///
    /// @return its exit code
    public int terminate(int number) {
        TomboloProcess process = server(number).process();
        // A signal before that ends it at once.
        until(() -> assertThat(process.stdout()).contains("server is ready"));
        killed.add(number);
        process.terminate();
        return process.awaitExit(PATIENCE);
    }

    /// Asks one server.
    public <Q, R> R call(int number, RpcMethod<Q, R> method, Q question) {
        Bytes answer = calls.computeIfAbsent(number, this::pool)
                .call(WAN_NAME, method.name().toString(), method.request().encode(question), Duration.ofSeconds(40))
                .join();
        return switch (method.response().decode(answer)) {
            case Decoded.Read<R>(R value, int length) -> value;
            case Decoded.Malformed<R>(var fault, int offset) ->
                throw new IllegalStateException(method.name() + " answers " + fault + " at byte " + offset);
        };
    }

    private static final WanName WAN_NAME = new WanName(new NodeName("s"), new Datacenter("dc1"));

    private SessionPool pool(int number) {
        return new SessionPool(
                (to, protocol, within, dialled) -> connector.connect(
                        server(number).address(), new Connector.Way.Plain(), protocol, within, dialled),
                PoolLimits.DEFAULT,
                InstantSource.system());
    }

    /// Writes through one server; fails as the call does.
    public void put(int number, String key, String value) {
        var _ = call(
                number,
                KvMethods.APPLY,
                new KvsRequest("dc1", DirEntry.of(key, Bytes.ofText(value)), "set", WriteRequest.ANONYMOUS));
    }

    /// Reads at one server.
    public Optional<String> get(int number, String key, QueryOptions options) {
        return call(number, KvMethods.GET, new KeyRequest("dc1", key, options)).entries().stream()
                .findFirst()
                .map(entry -> entry.value().text());
    }

    /// Reads that do not wait.
    public static QueryOptions consistency(boolean stale, boolean consistent) {
        return new QueryOptions(
                "",
                0,
                Duration.ZERO,
                stale,
                consistent,
                false,
                Duration.ZERO,
                Duration.ZERO,
                false,
                Duration.ZERO,
                "",
                false);
    }

    /// The address of the leader, as one server knows it; empty if it knows none.
    public String leader(int number) {
        return call(number, StatusMethods.LEADER, DcSpecificRequest.of("", QueryOptions.NONE));
    }

    /// The server that leads, once all of these agree on one.
    public int awaitLeader(Collection<Integer> numbers) {
        until(() -> {
            List<String> leaders = numbers.stream().map(this::leader).distinct().toList();
            assertThat(leaders).hasSize(1).doesNotContain("");
            assertThat(numbers.stream().map(this::addressText)).contains(leaders.getFirst());
        });
        String leader = leader(numbers.iterator().next());
        return numbers.stream()
                .filter(number -> addressText(number).equals(leader))
                .findFirst()
                .orElseThrow(() -> new AssertionError("%s leads, which is none of %s".formatted(leader, numbers)));
    }

    /// Waits until something holds, whatever calls fail meanwhile. If it never does, or a server that was not killed
    /// has ended, the message has what the servers wrote.
    public void until(ThrowingRunnable holds) {
        try {
            await().atMost(PATIENCE)
                    .ignoreException(CompletionException.class)
                    .failFast("a server has ended", this::oneHasEnded)
                    .untilAsserted(holds);
        } catch (ConditionTimeoutException | TerminalFailureException never) {
            throw new AssertionError(never.getMessage() + "\n" + outputs(), never);
        }
    }

    private boolean oneHasEnded() {
        return servers.entrySet().stream()
                .anyMatch(server -> !killed.contains(server.getKey())
                        && !server.getValue().process().alive());
    }

    private String addressText(int number) {
        InetSocketAddress address = server(number).address();
        return address.getHostString() + ":" + address.getPort();
    }

    /// The names of the voters, as one server answers.
    public List<String> voters(int number) {
        return call(number, OperatorMethods.RAFT_GET_CONFIGURATION, DcSpecificRequest.of("dc1", QueryOptions.NONE))
                .servers()
                .stream()
                .map(RaftServer::node)
                .sorted()
                .toList();
    }

    /// All that was ever written to the outputs of these processes, for the message of a test that fails.
    public String outputs() {
        var text = new StringBuilder();
        ended.forEach(process -> text.append(process.stdout()).append(process.stderr()));
        servers.forEach((number, server) -> text.append("── s")
                .append(number)
                .append('\n')
                .append(server.process().stdout())
                .append(server.process().stderr()));
        return text.toString();
    }

    @Override
    public void close() {
        servers.values().forEach(server -> server.process().close());
        calls.values().forEach(SessionPool::close);
        connector.close();
        loops.close();
    }
}
