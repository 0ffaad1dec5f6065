package io.tombolo.catalogservice.log.jraft;

import io.tombolo.catalogservice.log.ReplicatedLogContract;
import io.tombolo.catalogservice.log.Words;
import io.tombolo.core.terms.NodeName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Voters in this process, with sockets between them. Names are never used twice, because the engine remembers them.
final class VoterGroup implements ReplicatedLogContract.Group {

    private static final AtomicInteger GROUPS = new AtomicInteger();

    private final Path folder;
    private final String prefix = "g" + GROUPS.incrementAndGet() + "-s";
    private final SocketNetwork network;
    private final List<ReplicatedLogContract.Server> running = new ArrayList<>();
    private final Map<ReplicatedLogContract.Server, Integer> numbers = new HashMap<>();
    private final List<String> stopped = new ArrayList<>();

    VoterGroup(Path folder) {
        this(folder, new SocketNetwork());
    }

    VoterGroup(Path folder, SocketNetwork network) {
        this.folder = folder;
        this.network = network;
    }

    /// A founded group.
    static VoterGroup of(Path folder, int size) throws IOException {
        return of(folder, size, new SocketNetwork());
    }

    /// A founded group.
    static VoterGroup of(Path folder, int size, SocketNetwork network) throws IOException {
        var group = new VoterGroup(folder, network);
        for (int i = 1; i <= size; i++) {
            group.start(i);
        }
        var voters = IntStream.rangeClosed(1, size).mapToObj(group::name).collect(Collectors.toSet());
        for (ReplicatedLogContract.Server server : group.running) {
            server.log().found(voters).join();
        }
        return group;
    }

    NodeName name(int number) {
        return new NodeName(prefix + number);
    }

    int number(ReplicatedLogContract.Server server) {
        return numbers.getOrDefault(server, 0);
    }

    SocketNetwork network() {
        return network;
    }

    synchronized List<String> stopped() {
        return List.copyOf(stopped);
    }

    private synchronized void stopped(String sentence) {
        stopped.add(sentence);
    }

    Path folder(int number) {
        return folder.resolve("s" + number);
    }

    ReplicatedLogContract.Server start(int number) throws IOException {
        var words = new Words();
        NodeName self = name(number);
        var settings = new RaftSettings(
                folder(number), self, Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(3_600), 0);
        var server = new ReplicatedLogContract.Server(
                RaftLog.open(settings, words, network.transport(self), this::stopped), words);
        running.add(server);
        numbers.put(server, number);
        return server;
    }

    void stop(ReplicatedLogContract.Server server) {
        running.remove(server);
        server.log().close();
    }

    @Override
    public List<ReplicatedLogContract.Server> servers() {
        return List.copyOf(running);
    }

    @Override
    public ReplicatedLogContract.Server restart(ReplicatedLogContract.Server server) throws IOException {
        stop(server);
        return start(number(server));
    }

    @Override
    public void close() {
        running.forEach(server -> server.log().close());
        network.close();
    }
}
