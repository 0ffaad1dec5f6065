package io.tombolo.testing.system.kill;

import io.tombolo.runtime.net.EventLoops;
import io.tombolo.testing.system.process.TomboloProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A server that dies and comes back, with the same folder, name and ports.
final class Server implements AutoCloseable {

    private final Path folder;
    private final Path file;
    private final String name;
    private final KeyCalls calls;
    private Optional<TomboloProcess> process = Optional.empty();
    private volatile int run;

    private Server(Path folder, Path file, String name, KeyCalls calls) {
        this.folder = folder;
        this.file = file;
        this.name = name;
        this.calls = calls;
    }

    /// Describes a server; it does not run yet.
    ///
    /// @param ports its five: HTTP, LAN, WAN, server, Raft
    /// @param more  configuration besides
    static Server in(Path parent, String name, EventLoops loops, List<Integer> ports, String more) {
        try {
            Path folder = Files.createDirectories(parent.resolve(name));
            Path file = Files.writeString(folder.resolve("server.hcl"), """
                    server = true
                    bind_addr = "127.0.0.1"
                    node_name = "%s"
                    datacenter = "dc1"
                    data_dir = "%s"
                    ports { http = %d serf_lan = %d serf_wan = %d server = %d raft = %d dns = -1 grpc = -1 }
                    performance { raft_multiplier = 1 }
                    raft_snapshot_threshold = 2000
                    raft_snapshot_interval = "5s"
                    %s
                    """.formatted(
                            name,
                            folder.resolve("data"),
                            ports.get(0),
                            ports.get(1),
                            ports.get(2),
                            ports.get(3),
                            ports.get(4),
                            more));
            return new Server(folder, file, name, new KeyCalls(loops, ports.get(3)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void start() {
        if (process.isPresent()) {
            throw new IllegalStateException(name + " runs already");
        }
        process = Optional.of(TomboloProcess.start(folder, "agent", "-config-file", file.toString()));
    }

    /// Ends it with SIGKILL.
    synchronized void kill() {
        run++;
        process.ifPresent(TomboloProcess::close);
        process = Optional.empty();
    }

    /// Stops its time with SIGSTOP.
    synchronized void pause() {
        process.orElseThrow().pause();
    }

    /// Lets it go on.
    synchronized void resume() {
        process.orElseThrow().resume();
    }

    String name() {
        return name;
    }

    /// Tells one life from the next.
    String life() {
        return name + "#" + run;
    }

    KeyCalls calls() {
        return calls;
    }

    /// What it said in its present life.
    synchronized String output() {
        return process.map(one -> one.stdout() + one.stderr()).orElse("");
    }

    @Override
    public void close() {
        kill();
        calls.close();
    }
}
