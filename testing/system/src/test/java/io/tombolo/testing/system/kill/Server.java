package io.tombolo.testing.system.kill;

import io.tombolo.runtime.net.EventLoops;
import io.tombolo.testing.system.process.Ports;
import io.tombolo.testing.system.process.TomboloProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
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
    private volatile String heardOfLeaderIn = "";

    private Server(Path folder, Path file, String name, KeyCalls calls) {
        this.folder = folder;
        this.file = file;
        this.name = name;
        this.calls = calls;
    }

    /// Where a server takes what. All ports are of one address.
    record Place(String address, int http, int lan, int wan, int calls) {

        /// Free ports of an address.
        static Place on(String address) {
            List<Integer> ports = Ports.free(4);
            return new Place(address, ports.get(0), ports.get(1), ports.get(2), ports.get(3));
        }
    }

    /// Describes a server; it does not run yet.
    ///
    /// @param called where clients call it
    /// @param more   configuration besides
    static Server in(Path parent, String name, EventLoops loops, Place place, InetSocketAddress called, String more) {
        try {
            Path folder = Files.createDirectories(parent.resolve(name));
            Path file = Files.writeString(folder.resolve("server.hcl"), """
                    server = true
                    bind_addr = "%s"
                    node_name = "%s"
                    datacenter = "dc1"
                    data_dir = "%s"
                    ports { http = %d serf_lan = %d serf_wan = %d server = %d dns = -1 grpc = -1 }
                    performance { raft_multiplier = 1 }
                    raft_snapshot_threshold = 2000
                    raft_snapshot_interval = "5s"
                    %s
                    """.formatted(
                            place.address(),
                            name,
                            folder.resolve("data"),
                            place.http(),
                            place.lan(),
                            place.wan(),
                            place.calls(),
                            more));
            return new Server(folder, file, name, new KeyCalls(loops, called));
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
        // What is asked while it dies is of neither life.
        run++;
        process.ifPresent(TomboloProcess::close);
        process = Optional.empty();
        run++;
    }

    /// Stops its time with SIGSTOP.
    synchronized void pause() {
        process.orElseThrow().pause();
    }

    /// Lets it go on.
    synchronized void resume() {
        process.orElseThrow().resume();
    }

    /// Makes sure that it runs, unless it was killed.
    synchronized void demandAlive() {
        process.filter(one -> !one.alive()).ifPresent(ended -> {
            throw new AssertionError("%s has ended by itself:%n%s%s".formatted(name, ended.stdout(), ended.stderr()));
        });
    }

    /// Whether there is a process, paused or not.
    synchronized boolean runs() {
        return process.isPresent();
    }

    /// Tells one life from the next.
    String life() {
        return name + "#" + run;
    }

    /// The life in which it answers stale reads itself. None before it has heard of a leader: until then it passes
    /// them on, to whoever leads.
    Optional<String> answeringLife() {
        String now = life();
        if (now.equals(heardOfLeaderIn)) {
            return Optional.of(now);
        }
        if (calls.leader() instanceof Reply.Done<String>(String leader) && !leader.isEmpty() && now.equals(life())) {
            heardOfLeaderIn = now;
            return Optional.of(now);
        }
        return Optional.empty();
    }

    KeyCalls calls() {
        return calls;
    }

    @Override
    public void close() {
        kill();
        calls.close();
    }
}
