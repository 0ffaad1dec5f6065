package io.tombolo.testing.system.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One run of the `tombolo` command, from the jar that the build has just packed.
///
/// Output goes to files of the test's folder, so that a failed test leaves them behind. Closing
/// kills the process (SIGKILL).
public final class TomboloProcess implements AutoCloseable {

    private static final Path JAR = Path.of("../../cli/target/tombolo.jar");

    /// The kernel lets go of a killed process late when the machine has no memory or disk to spare.
    private static final Duration TO_DIE = Duration.ofMinutes(1);

    private final Process process;
    private final Path stdout;
    private final Path stderr;

    private TomboloProcess(Process process, Path stdout, Path stderr) {
        this.process = process;
        this.stdout = stdout;
        this.stderr = stderr;
    }

    /// Starts `tombolo` with `arguments`, in `folder`.
    public static TomboloProcess start(Path folder, String... arguments) {
        return startBehind(List.of(), folder, arguments);
    }

    /// Starts it by way of a command that replaces itself with what follows it, as `ip netns exec NAME` does.
    public static TomboloProcess startBehind(List<String> launcher, Path folder, String... arguments) {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException("%s is missing: build cli first (mvn verify does)".formatted(JAR));
        }
        var command = new ArrayList<>(launcher);
        // A build that a shell runs in the background ignores SIGINT, and so would everything it starts.
        command.addAll(List.of("env", "--default-signal=INT"));
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"));
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.addAll(List.of("-jar", JAR.toAbsolutePath().normalize().toString()));
        command.addAll(List.of(arguments));
        try {
            Path stdout = Files.createTempFile(folder, "stdout", ".txt");
            Path stderr = Files.createTempFile(folder, "stderr", ".txt");
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(stdout.toFile())
                    .redirectError(stderr.toFile())
                    .start();
            return new TomboloProcess(process, stdout, stderr);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command, e);
        }
    }

    /// Runs `tombolo` to its end.
    public static Finished run(Path folder, String... arguments) {
        try (TomboloProcess process = start(folder, arguments)) {
            int exitCode = process.awaitExit(Duration.ofSeconds(60));
            return new Finished(exitCode, process.stdout(), process.stderr());
        }
    }

    /// How a run ended.
    ///
    /// @param exitCode what the process returned
    public record Finished(int exitCode, String stdout, String stderr) {}

    /// Whether the process still runs.
    public boolean alive() {
        return process.isAlive();
    }

    /// What it has written to standard output so far.
    public String stdout() {
        return read(stdout);
    }

    /// What it has written to standard error so far.
    public String stderr() {
        return read(stderr);
    }

    /// Sends SIGTERM.
    public void terminate() {
        process.destroy();
    }

    /// Sends SIGINT, as Ctrl-C does.
    public void interrupt() {
        send("-INT");
    }

    /// Sends SIGSTOP: it does nothing any more, and knows nothing of it.
    public void pause() {
        send("-STOP");
    }

    /// Sends SIGCONT.
    public void resume() {
        send("-CONT");
    }

    private void send(String signal) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending " + signal, e);
        }
    }

    /// The exit code; fails when the process still runs after `limit`.
    public int awaitExit(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError(
                        "tombolo still runs after %s; stdout:%n%s%nstderr:%n%s".formatted(limit, stdout(), stderr()));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for tombolo to exit", e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        awaitExit(TO_DIE);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
