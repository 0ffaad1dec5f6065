package io.tombolo.agent.probe;

import io.tombolo.core.catalog.check.HealthStatus;
import io.tombolo.core.registration.Finding;
import io.tombolo.core.registration.definition.Probe;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Runs a program: 0 passes, 1 warns, anything else is critical.
final class ScriptProbe {

    private ScriptProbe() {}

    static Finding examine(Probe.Script probe, Duration timeout, int outputLimit) throws InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(probe.command())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException failed) {
            return Findings.critical(String.valueOf(failed.getMessage()));
        }
        try {
            process.getOutputStream().close();
            var output = new Captured(process.getInputStream(), outputLimit);
            Thread reader = Thread.ofVirtual().name("check-output").start(output);
            boolean ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                return Findings.critical("Timed out (%s) running check".formatted(inSeconds(timeout)));
            }
            // A child that went on in the background may hold the pipe open.
            reader.join(Duration.ofSeconds(1));
            return finding(process.exitValue(), output.text());
        } catch (IOException failed) {
            return Findings.critical(String.valueOf(failed.getMessage()));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static Finding finding(int code, String output) {
        return switch (code) {
            case 0 -> Findings.passing(output);
            case 1 -> new Finding(HealthStatus.WARNING, output);
            default -> Findings.critical(output);
        };
    }

    private static String inSeconds(Duration timeout) {
        return timeout.toMillis() % 1_000 == 0 ? timeout.toSeconds() + "s" : timeout.toMillis() + "ms";
    }

    /// Reads all that a program says, so that it never waits for a reader, and keeps the first of it.
    private static final class Captured implements Runnable {

        private final InputStream from;
        private final int limit;
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

        Captured(InputStream from, int limit) {
            this.from = from;
            this.limit = limit;
        }

        @Override
        public void run() {
            byte[] buffer = new byte[4_096];
            try {
                for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                    keep(buffer, read);
                }
            } catch (IOException ended) {
                // The program was ended at its timeout; what it said so far is enough.
                return;
            }
        }

        private synchronized void keep(byte[] bytes, int length) {
            // One byte more than the limit, so that the machine sees that something was cut.
            kept.write(bytes, 0, Math.min(length, Math.max(0, limit + 1 - kept.size())));
        }

        synchronized String text() {
            return kept.toString(StandardCharsets.UTF_8);
        }
    }
}
