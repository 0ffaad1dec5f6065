package io.tombolo.gossipservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tombolo.core.gossip.codec.GossipKey;
import io.tombolo.core.gossip.codec.Keyring;
import io.tombolo.core.gossip.message.Address;
import io.tombolo.core.gossip.message.LamportTime;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.SnapshotLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesTest {

    private static final Keyring RING =
            Keyring.of(GossipKey.ofBase64("cg8StVXbQJ0gPvMd9o7yrg==").orElseThrow());

    private static final SnapshotLine ALIVE = new SnapshotLine.AliveLine(
            new MemberName("a"), Address.parse("127.0.0.1:7946").orElseThrow());

    @TempDir
    private Path folder;

    @Test
    void aSnapshotIsReadBackAfterARestart() throws IOException {
        Path file = folder.resolve("serf/local.snapshot");
        try (SnapshotFile before = SnapshotFile.open(file)) {
            before.append(ALIVE);
            before.append(new SnapshotLine.ClockLine(new LamportTime(7)));
        }

        try (SnapshotFile after = SnapshotFile.open(file)) {
            assertThat(after.lines()).containsExactly(ALIVE, new SnapshotLine.ClockLine(new LamportTime(7)));
        }
    }

    @Test
    void aSnapshotThatIsWrittenAnewGoesOnFromThere() throws IOException {
        Path file = folder.resolve("local.snapshot");
        try (SnapshotFile snapshot = SnapshotFile.open(file)) {
            snapshot.append(new SnapshotLine.LeaveLine());
            snapshot.rewrite(List.of(ALIVE));
            snapshot.append(new SnapshotLine.ClockLine(new LamportTime(9)));

            assertThat(snapshot.lines()).containsExactly(ALIVE, new SnapshotLine.ClockLine(new LamportTime(9)));
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.compact");
    }

    @Test
    void aConfiguredKeySeedsTheKeyringFileWhichOnlyItsOwnerMayRead() throws IOException {
        Path file = folder.resolve("serf/local.keyring");

        KeyringStore store = KeyringStore.open(Optional.of(file), RING);

        assertThat(store.keyring()).isEqualTo(RING);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aKeyringFileWinsOverTheConfiguredKey() throws IOException {
        Path file = folder.resolve("local.keyring");
        KeyringStore.open(Optional.of(file), RING);
        var other = Keyring.of(GossipKey.ofBase64("T9jncgl9mbLus+baTTa7q7nPSUrXwbDi2dhbtqir37s=")
                .orElseThrow());

        assertThat(KeyringStore.open(Optional.of(file), other).keyring()).isEqualTo(RING);
    }

    @Test
    void aReplacedKeyringIsTheOneAfterARestart() throws IOException {
        Path file = folder.resolve("local.keyring");
        var other = Keyring.of(GossipKey.ofBase64("T9jncgl9mbLus+baTTa7q7nPSUrXwbDi2dhbtqir37s=")
                .orElseThrow());

        KeyringStore.open(Optional.of(file), RING).replace(other);

        assertThat(KeyringStore.open(Optional.of(file), Keyring.EMPTY).keyring())
                .isEqualTo(other);
    }

    @Test
    void aBrokenKeyringFileIsNamedWithItsMend() throws IOException {
        Path file = Files.writeString(folder.resolve("local.keyring"), "[\"short\"]");

        assertThatThrownBy(() -> KeyringStore.open(Optional.of(file), Keyring.EMPTY))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("local.keyring")
                .hasMessageContaining("16, 24 or 32 bytes")
                .hasMessageContaining("restore it");
    }
}
