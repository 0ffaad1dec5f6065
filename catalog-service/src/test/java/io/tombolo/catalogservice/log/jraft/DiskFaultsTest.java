package io.tombolo.catalogservice.log.jraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tombolo.catalogservice.log.LogException;
import io.tombolo.catalogservice.log.ReplicatedLogContract.Server;
import io.tombolo.catalogservice.log.Waits;
import io.tombolo.core.wire.Bytes;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a server does whose disk is full, damaged, or not its own.
final class DiskFaultsTest extends Waits {

    /// A log needs some room before its first entry.
    private static final int ROOM_MIB = 48;

    @TempDir
    private Path folder;

    @Test
    void aFolderIsOfOneServer() throws Exception {
        try (VoterGroup group = VoterGroup.of(folder, 1)) {
            leaderOf(group.servers());

            assertThatThrownBy(() -> group.start(1))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(group.folder(1) + " is in use by another process");
        }
    }

    @Test
    void aFileInTheWayIsRefusedWithItsName() throws Exception {
        try (var group = new VoterGroup(folder)) {
            Files.writeString(group.folder(1), "no folder");

            assertThatThrownBy(() -> group.start(1))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("cannot write to " + group.folder(1))
                    .hasMessageContaining("configure another data_dir");
        }
    }

    @Test
    void aLogWithADamagedMiddleIsRefusedAndNotTakenForAShortOne() throws Exception {
        try (VoterGroup group = VoterGroup.of(folder, 1)) {
            Server server = leaderOf(group.servers());
            for (int i = 0; i < 300; i++) {
                var _ = of(server.log().propose(Bytes.ofText("word " + i)));
            }
            group.stop(server);
            damage(largest(group.folder(1).resolve("log")));

            assertThatThrownBy(() -> group.start(1))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("the log in " + group.folder(1).resolve("log") + " cannot be opened (")
                    .hasMessageContaining("checksum mismatch")
                    .hasMessageContaining("restore a saved snapshot");
        }
    }

    @Test
    void aTruncatedSnapshotIsRefusedWithItsName() throws Exception {
        try (VoterGroup group = VoterGroup.of(folder, 1)) {
            Server server = leaderOf(group.servers());
            for (int i = 0; i < 50; i++) {
                var _ = of(server.log().propose(Bytes.ofText("word " + i)));
            }
            var _ = of(server.log().snapshot());
            group.stop(server);
            Path state = found(group.folder(1).resolve("snapshot"), SnapshotFile.NAME);
            try (var file = new RandomAccessFile(state.toFile(), "rw")) {
                file.setLength(file.length() / 2);
            }

            assertThatThrownBy(() -> group.start(1))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(state.toString())
                    .hasMessageContaining("restore a saved snapshot");
        }
    }

    @Test
    void aFullDiskStopsTheLogAndNothingAcknowledgedIsLost() throws Exception {
        try (var disk = SmallDisk.mount(folder.resolve("s1"), ROOM_MIB);
                var group = new VoterGroup(folder)) {
            Server server = group.start(1);
            server.log().found(Set.of(group.name(1))).join();
            leaderOf(List.of(server));
            String filling = "x".repeat(60_000);
            var acknowledged = new ArrayList<String>();
            LogException failure = null;
            for (int i = 0; failure == null && i < 4_000; i++) {
                String word = i + filling;
                try {
                    var _ = server.log().propose(Bytes.ofText(word)).get(SECONDS, TimeUnit.SECONDS);
                    acknowledged.add(word);
                } catch (ExecutionException full) {
                    failure = (LogException) full.getCause();
                }
            }

            assertThat(failure).as("the disk got full").isNotNull();
            assertThat(acknowledged).hasSizeGreaterThan(100);
            until(() -> !group.stopped().isEmpty());
            assertThat(group.stopped().getFirst()).contains(group.folder(1).toString());
            // It can still be read.
            assertThat(server.words().all()).startsWith(acknowledged.toArray(String[]::new));
            assertThat(failure(server.log().propose(Bytes.ofText("more"))).fate())
                    .isIn(LogException.Fate.STOPPED, LogException.Fate.NOT_LEADING);

            group.stop(server);
            disk.grow(ROOM_MIB * 4);
            Server again = group.start(1);
            leaderOf(List.of(again));
            assertThat(again.words().all()).startsWith(acknowledged.toArray(String[]::new));
            assertThat(of(again.log().propose(Bytes.ofText("more"))).answer()).startsWith("more is number ");
        }
    }

    @Test
    void aDiskThatMayOnlyBeReadIsRefusedWithItsName() throws Exception {
        try (var disk = SmallDisk.mount(folder.resolve("s1"), ROOM_MIB);
                var group = new VoterGroup(folder)) {
            disk.makeReadOnly();

            assertThatThrownBy(() -> group.start(1))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("cannot write to " + group.folder(1))
                    .hasMessageContaining("Read-only file system");
        }
    }

    private static void damage(Path path) throws IOException {
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            file.seek(file.length() / 2);
            int before = file.read();
            file.seek(file.length() / 2);
            file.write(before ^ 0xff);
        }
    }

    private static Path largest(Path log) throws IOException {
        try (Stream<Path> files = Files.list(log)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }
    }

    private static Path found(Path root, String name) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.getFileName().toString().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /// A disk in memory, which only root can make: without it, tests that need one are skipped, and say so.
    private record SmallDisk(Path folder) implements AutoCloseable {

        static SmallDisk mount(Path folder, int mebibytes) throws IOException {
            assumeTrue(
                    "root".equals(System.getProperty("user.name")), "a small disk cannot be mounted: this is not root");
            Files.createDirectories(folder);
            assumeTrue(
                    run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", folder.toString()),
                    "a small disk cannot be mounted: this root may not mount");
            return new SmallDisk(folder);
        }

        void grow(int mebibytes) {
            assertThat(run("mount", "-o", "remount,size=" + mebibytes + "m", folder.toString()))
                    .isTrue();
        }

        void makeReadOnly() {
            assertThat(run("mount", "-o", "remount,ro", folder.toString())).isTrue();
        }

        private static boolean run(String... command) {
            try {
                return new ProcessBuilder(command)
                                .inheritIO()
                                .start()
                                .onExit()
                                .join()
                                .exitValue()
                        == 0;
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
        }

        @Override
        public void close() {
            assertThat(run("umount", "--lazy", folder.toString())).isTrue();
        }
    }
}
