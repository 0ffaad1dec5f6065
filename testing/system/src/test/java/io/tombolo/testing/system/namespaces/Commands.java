package io.tombolo.testing.system.namespaces;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Commands of the system.
final class Commands {

    private static final List<String> NEEDED = List.of("ip", "nft", "tcpdump", "curl");

    private Commands() {}

    /// What these tests need, and this machine has not.
    static List<String> missing() {
        Stream<String> rights =
                "root".equals(System.getProperty("user.name")) ? Stream.empty() : Stream.of("the rights of root");
        return Stream.concat(rights, NEEDED.stream().filter(command -> !isInstalled(command)))
                .toList();
    }

    /// How to get that.
    static String whatIsMissing() {
        return "needs %s: apt-get install iproute2 nftables tcpdump curl, and run as root"
                .formatted(String.join(", ", missing()));
    }

    private static boolean isInstalled(String command) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }

    /// Runs a command to its end.
    ///
    /// @return what it printed on standard output
    static String run(List<String> command) {
        Ended ended = end(command);
        if (ended.exitCode() != 0) {
            throw new IllegalStateException("%s: exit code %d: %s"
                    .formatted(
                            String.join(" ", command),
                            ended.exitCode(),
                            ended.stderr().strip()));
        }
        return ended.stdout();
    }

    /// How a command ended.
    record Ended(int exitCode, String stdout, String stderr) {}

    /// Runs a command to its end, whatever comes of it.
    static Ended end(List<String> command) {
        try {
            Path stderr = Files.createTempFile("command", ".txt");
            Process process =
                    new ProcessBuilder(command).redirectError(stderr.toFile()).start();
            process.getOutputStream().close();
            String stdout = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            int exitCode = process.waitFor();
            String complaints = Files.readString(stderr);
            Files.delete(stderr);
            return new Ended(exitCode, stdout, complaints);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + command, e);
        }
    }
}
