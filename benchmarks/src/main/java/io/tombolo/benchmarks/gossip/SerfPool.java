package io.tombolo.benchmarks.gossip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Real `serf` agents, one process each. What they hold is read off their logs, every 2 ms.
final class SerfPool implements DetectionRace.Contestant {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final List<Agent> agents = new ArrayList<>();

    private record Agent(Process process, Path log, int port, int rpcPort) {}

    SerfPool(int size, Path folder) throws IOException {
        this.folder = folder;
        for (int i = 0; i < size; i++) {
            agents.add(start(i, freePort(), freePort()));
        }
        awaitLine("EventMemberJoin: s" + (size - 1), agents.subList(0, size - 1), new long[size]);
    }

    @Override
    public Duration killOne() throws IOException, InterruptedException {
        int last = agents.size() - 1;
        List<Agent> others = agents.subList(0, last);
        Agent victim = agents.get(last);
        long[] marks = marks(others);

        long start = System.nanoTime();
        victim.process().destroyForcibly();
        awaitLine("EventMemberFailed: s" + last, others, marks);
        Duration detected = Duration.ofNanos(System.nanoTime() - start);

        if (!victim.process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("serf does not end");
        }
        long[] before = marks(others);
        agents.set(last, start(last, victim.port(), victim.rpcPort()));
        awaitLine("EventMemberJoin: s" + last, others, before);
        return detected;
    }

    private Agent start(int number, int port, int rpcPort) throws IOException {
        Path log = Files.createTempFile(folder, "s" + number + "-", ".log");
        var command = new ArrayList<>(List.of(
                "serf",
                "agent",
                "-node=s" + number,
                "-bind=127.0.0.1:" + port,
                "-rpc-addr=127.0.0.1:" + rpcPort,
                "-log-level=info"));
        if (number > 0) {
            command.add("-retry-join=127.0.0.1:" + agents.getFirst().port());
            command.add("-retry-interval=1s");
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new Agent(process, log, port, rpcPort);
    }

    private static long[] marks(List<Agent> agents) throws IOException {
        long[] marks = new long[agents.size()];
        for (int i = 0; i < marks.length; i++) {
            marks[i] = Files.size(agents.get(i).log());
        }
        return marks;
    }

    private static void awaitLine(String text, List<Agent> agents, long[] marks) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int i = 0; i < agents.size(); i++) {
            while (!after(agents.get(i).log(), marks[i]).contains(text)) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "%s did not say \"%s\"".formatted(agents.get(i).log(), text));
                }
                LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
            }
        }
    }

    private static String after(Path log, long mark) throws IOException {
        String all = Files.readString(log);
        return all.substring((int) Math.min(mark, all.length()));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        agents.forEach(agent -> agent.process().destroyForcibly());
    }
}
