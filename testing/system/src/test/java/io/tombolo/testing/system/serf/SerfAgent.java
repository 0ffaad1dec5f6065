package io.tombolo.testing.system.serf;

import io.tombolo.testing.system.process.Ports;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.MissingNode;

/// One real `serf agent`, and its command line.
final class SerfAgent implements AutoCloseable {

    private static final Duration COMMAND = Duration.ofSeconds(30);

    private final Process process;
    private final Path log;
    private final int port;
    private final int rpcPort;

    private SerfAgent(Process process, Path log, int port, int rpcPort) {
        this.process = process;
        this.log = log;
        this.port = port;
        this.rpcPort = rpcPort;
    }

    /// Whether the program is there.
    static boolean installed() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "serf")));
    }

    /// Starts an agent on a free port of 127.0.0.1.
    static SerfAgent start(Path folder, String node, String... more) {
        List<Integer> ports = Ports.free(2);
        return start(folder, node, ports.getFirst(), ports.getLast(), more);
    }

    static SerfAgent start(Path folder, String node, int port, int rpcPort, String... more) {
        var command = new ArrayList<>(List.of(
                "serf",
                "agent",
                "-node=" + node,
                "-bind=127.0.0.1:" + port,
                "-rpc-addr=127.0.0.1:" + rpcPort,
                "-log-level=debug"));
        command.addAll(List.of(more));
        try {
            Path log = Files.createTempFile(folder, "serf-" + node, ".log");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new SerfAgent(process, log, port, rpcPort);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    int rpcPort() {
        return rpcPort;
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the agent says of each member: name to status.
    Map<String, String> statuses() {
        var found = new HashMap<String, String>();
        members().forEach((name, member) -> found.put(name, member.get("status").asString()));
        return found;
    }

    /// What the agent says of one member; a missing node if it does not know it.
    JsonNode member(String name) {
        return members().getOrDefault(name, MissingNode.getInstance());
    }

    /// What the agent says of each member, by name; nothing while it does not answer.
    Map<String, JsonNode> members() {
        Ran ran = run("members", "-format=json");
        var found = new HashMap<String, JsonNode>();
        if (ran.exitCode() == 0) {
            for (JsonNode member : new ObjectMapper().readTree(ran.output()).get("members")) {
                found.put(member.get("name").asString(), member);
            }
        }
        return found;
    }

    /// What a command of the command line printed and returned.
    record Ran(int exitCode, String output) {}

    /// Runs `serf <command>` against this agent.
    Ran run(String command, String... arguments) {
        var line = new ArrayList<>(List.of("serf", command, "-rpc-addr=127.0.0.1:" + rpcPort));
        line.addAll(List.of(arguments));
        return run(line);
    }

    static Ran run(List<String> line) {
        try {
            Process ran = new ProcessBuilder(line).redirectErrorStream(true).start();
            String output = new String(ran.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!ran.waitFor(COMMAND.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("%s did not end; so far: %s".formatted(line, output));
            }
            return new Ran(ran.exitValue(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// A command that keeps running and writes to a file: `serf monitor`.
    Running background(Path folder, String command, String... arguments) {
        var line = new ArrayList<>(List.of("serf", command, "-rpc-addr=127.0.0.1:" + rpcPort));
        line.addAll(List.of(arguments));
        try {
            Path output = Files.createTempFile(folder, "serf-" + command, ".txt");
            return new Running(
                    new ProcessBuilder(line)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start(),
                    output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A running command.
    record Running(Process process, Path file) implements AutoCloseable {

        String output() {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    /// Sends a signal, such as `STOP`, `CONT` or `KILL`.
    void signal(String name) {
        run(List.of("kill", "-" + name, Long.toString(process.pid())));
    }

    /// SIGKILL: to the others the node fails.
    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(COMMAND.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
