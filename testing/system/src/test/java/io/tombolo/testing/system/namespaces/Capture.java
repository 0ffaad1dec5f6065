package io.tombolo.testing.system.namespaces;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// All packets that pass a switch, in a file.
final class Capture implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final Path file;

    private Capture(Process process, Path file) {
        this.process = process;
        this.file = file;
    }

    /// Returns once it captures.
    static Capture start(Namespace at, Path file) {
        Path log = file.resolveSibling(file.getFileName() + ".log");
        try {
            Process process = new ProcessBuilder(at.inside(
                            List.of("tcpdump", "-i", "any", "-s", "0", "-U", "-Z", "root", "-w", file.toString())))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            await().atMost(PATIENCE).until(() -> Files.readString(log).contains("listening on"));
            return new Capture(process, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The packets so far for which a filter of `tcpdump` holds, a line each.
    List<String> packets(String filter) {
        return Commands.run(List.of("tcpdump", "-nn", "-q", "-r", file.toString(), filter))
                .lines()
                .toList();
    }

    /// Whether a text stands in what was captured so far.
    boolean contains(String text) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a capture ends", e);
        }
    }
}
