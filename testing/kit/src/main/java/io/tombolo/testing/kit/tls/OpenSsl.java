package io.tombolo.testing.kit.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// The `openssl` command in a folder: an opinion on certificates that is not ours.
///
/// Tests that use it are skipped, with a message, where it is not installed.
public record OpenSsl(Path folder) {

    private static final int TIME_LIMIT_SECONDS = 30;

    /// What the command said, on both its outputs.
    public record Said(int exitCode, String text) {}

    /// The command in `folder`; aborts the test if there is none on this machine.
    public static OpenSsl in(Path folder) {
        var openSsl = new OpenSsl(folder);
        Assumptions.assumeTrue(openSsl.isInstalled(), "openssl is not installed: its opinion is not asked for");
        return openSsl;
    }

    private boolean isInstalled() {
        try {
            return start("version").waitFor() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Runs it, and expects that it succeeds.
    ///
    /// @return what it said
    public String run(String... arguments) {
        Said said = ask(arguments);
        assertThat(said.exitCode())
                .as("openssl %s: %s", String.join(" ", arguments), said.text())
                .isZero();
        return said.text();
    }

    /// Runs it, whatever comes of it.
    public Said ask(String... arguments) {
        try {
            Process process = start(arguments);
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(TIME_LIMIT_SECONDS, TimeUnit.SECONDS))
                    .as("openssl %s ends", String.join(" ", arguments))
                    .isTrue();
            return new Said(process.exitValue(), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private Process start(String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of("openssl"));
        line.addAll(List.of(arguments));
        return new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
    }
}
