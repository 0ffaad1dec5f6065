package io.tombolo.benchmarks.catalog;

import io.tombolo.contract.rpc.RpcMethod;
import io.tombolo.contract.rpc.kv.KeyRequest;
import io.tombolo.contract.rpc.kv.KvMethods;
import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.terms.WanName;
import io.tombolo.core.wire.Bytes;
import io.tombolo.runtime.net.EventLoops;
import io.tombolo.runtime.pool.Connector;
import io.tombolo.runtime.pool.PoolLimits;
import io.tombolo.runtime.pool.SessionPool;
import io.tombolo.runtime.tls.ReplaceableTls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/// A server as a process of its own, alone in its datacenter, with a folder that outlives it; and calls to its
/// port.
final class ServerProcess implements AutoCloseable {

    private static final WanName NAME = WanName.parse("s1.dc1");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final EventLoops loops = EventLoops.start("bench-net", 1);
    private final Connector connector = new Connector(loops, ReplaceableTls.none());
    private final SessionPool calls;
    private final Path folder;
    private final List<String> command;
    private final List<Process> processes = new ArrayList<>();

    private ServerProcess(Path folder, List<String> command, int port) {
        this.folder = folder;
        this.command = command;
        calls = new SessionPool(
                (to, protocol, within, dialled) -> connector.connect(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                        new Connector.Way.Plain(),
                        protocol,
                        within,
                        dialled),
                PoolLimits.DEFAULT,
                InstantSource.system());
    }

    /// Describes one that is not started yet.
    ///
    /// @param jar  the server's
    /// @param heap the most it may have, such as `4g`
    static ServerProcess of(String jar, String heap) throws IOException {
        Path folder = Files.createTempDirectory("server-process");
        int port = freePort();
        Path file = Files.writeString(folder.resolve("server.hcl"), """
                server = true
                bootstrap = true
                bind_addr = "127.0.0.1"
                node_name = "s1"
                data_dir = "%s"
                ports { http = %d serf_lan = %d serf_wan = %d server = %d dns = -1 grpc = -1 }
                """.formatted(
                        folder.resolve("data"), freePort(), freePort(), freePort(), port));
        var command = List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseG1GC",
                "-XX:+UseCompactObjectHeaders",
                "-Xmx" + heap,
                "-jar",
                jar,
                "agent",
                "-config-file",
                file.toString());
        return new ServerProcess(folder, command, port);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// Starts it, again if it was killed, and waits until it answers a default read.
    ///
    /// @return milliseconds that this took
    long start() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        processes.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output-%d.txt".formatted(processes.size()))
                        .toFile())
                .start());
        var request = new KeyRequest("dc1", "any", QueryOptions.NONE);
        while (true) {
            try {
                var _ = call(KvMethods.GET, request).join();
                return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            } catch (CompletionException notYet) {
                if (!processes.getLast().isAlive()) {
                    throw new IOException("the server has ended; see " + folder, notYet);
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }

    /// Ends it with SIGKILL.
    void kill() throws InterruptedException {
        var _ = processes.getLast().destroyForcibly().waitFor();
    }

    <Q, R> CompletableFuture<Bytes> call(RpcMethod<Q, R> method, Q request) {
        return calls.call(NAME, method.name().toString(), method.request().encode(request), PATIENCE);
    }

    /// Its resident memory in MiB.
    long resident() throws IOException {
        Path status = Path.of("/proc/%d/status".formatted(processes.getLast().pid()));
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                .findFirst()
                .orElse(0);
    }

    /// The process number of the one that runs.
    long number() {
        return processes.getLast().pid();
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
        calls.close();
        connector.close();
        loops.close();
    }
}
