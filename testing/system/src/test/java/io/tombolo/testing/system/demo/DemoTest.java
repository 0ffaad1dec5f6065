package io.tombolo.testing.system.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tombolo.testing.system.process.TomboloProcess;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    /// Five processes, on a machine that may have other things to do.
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /// Beyond this the machine is so slow that warnings are in order: a gateway that takes half a minute to start is
    /// missed.
    private static final Duration SOON = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @Test
    void verifiesWhatTheMissionDocumentAsksFor() {
        // Ports are fixed, so the addresses have to be nobody else's.
        long number = ProcessHandle.current().pid();
        String network = "127.%d.%d".formatted(100 + number % 100, 1 + number / 100 % 200);

        try (var demo = TomboloProcess.start(
                folder,
                "demo",
                "-verify",
                "-network",
                network,
                "-folder",
                folder.resolve("kept").toString())) {
            long begin = System.nanoTime();
            int exitCode = demo.awaitExit(PATIENCE);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);

            assertThat(demo.stdout())
                    .contains(
                            "  ok      dc1 sees every server alive, at its local address",
                            "  ok      dc1 answers /v1/catalog/services?dc=dc2, and db is in it",
                            "  ok      dc2 sees every server alive, at its local address",
                            "  ok      dc2 answers /v1/catalog/services?dc=dc1, and web is in it");
            assumeTrue(took.compareTo(SOON) < 0, () -> "took %s: no clean log can be expected".formatted(took));
            assertThat(demo.stdout())
                    .contains("  ok      no process has logged a warning or an error")
                    .doesNotContain("FAILED");
            assertThat(exitCode).isZero();
        }
    }
}
