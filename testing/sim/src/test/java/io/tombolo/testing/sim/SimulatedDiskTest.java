package io.tombolo.testing.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimulatedDiskTest {

    private final List<String> recorded = new ArrayList<>();
    private final SimulatedDisk disk =
            new SimulatedDisk(new SplitMix(Seed.orElse(7)), (verb, what) -> recorded.add(verb + " " + what));

    @Test
    void readsWhatWasWrittenBeforeAnySync() throws IOException {
        disk.write("f", 2, bytes("cd"));
        disk.write("f", 0, bytes("ab"));
        disk.append("f", bytes("ef"));
        disk.truncate("f", 5);

        assertThat(disk.read("f")).isEqualTo(bytes("abcde"));
    }

    @Test
    void keepsOnlyWhatWasSyncedThroughACrash() throws IOException {
        disk.append("f", bytes("kept"));
        disk.sync("f");
        disk.syncFolder();
        disk.append("f", bytes("lost"));

        disk.crash();

        assertThat(disk.read("f")).isEqualTo(bytes("kept"));
    }

    @Test
    void forgetsANewFileWhoseFolderWasNotSynced() throws IOException {
        disk.append("f", bytes("content"));
        disk.sync("f");

        disk.crash();

        assertThat(disk.files()).isEmpty();
        assertThatThrownBy(() -> disk.read("f")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void showsTheTrapOfARenameWithoutASyncOfTheContent() throws IOException {
        disk.append("new", bytes("content"));
        disk.rename("new", "f");
        disk.syncFolder();

        disk.crash();

        assertThat(disk.files()).containsExactly("f");
        assertThat(disk.read("f")).isEmpty();
    }

    @Test
    void replacesByRenameAllOrNothing() throws IOException {
        disk.append("f", bytes("old"));
        disk.sync("f");
        disk.syncFolder();
        disk.append("new", bytes("new"));
        disk.sync("new");
        disk.rename("new", "f");

        disk.crash();

        assertThat(disk.read("f")).isEqualTo(bytes("old"));
    }

    @Test
    void bringsBackADeletedFileWhoseFolderWasNotSynced() throws IOException {
        disk.append("f", bytes("old"));
        disk.sync("f");
        disk.syncFolder();
        disk.delete("f");

        disk.crash();

        assertThat(disk.files()).containsExactly("f");
    }

    @Test
    void leavesABeginningOfTheUnsyncedWhenTorn() throws IOException {
        Set<String> outcomes = new HashSet<>();
        for (int seed = 0; seed < 200; seed++) {
            var torn = new SimulatedDisk(new SplitMix(seed), (_, _) -> {});
            torn.setFaults(DiskFaults.NONE.withTornWrites());
            torn.append("f", bytes("kept"));
            torn.sync("f");
            torn.syncFolder();
            torn.append("f", bytes("12"));
            torn.append("f", bytes("34"));

            torn.crash();

            outcomes.add(new String(torn.read("f"), StandardCharsets.UTF_8));
        }

        assertThat(outcomes).containsExactlyInAnyOrder("kept", "kept1", "kept12", "kept123", "kept1234");
    }

    @Test
    void losesASyncThatItConfirmed() throws IOException {
        disk.setFaults(DiskFaults.NONE.withLostSyncs(1));
        disk.append("f", bytes("content"));
        disk.sync("f");
        disk.syncFolder();

        disk.crash();

        assertThat(disk.files()).isEmpty();
        assertThat(recorded)
                .containsExactly("disk Written[file=f, offset=0, length=7]", "sync-lost f", "sync-lost the folder");
    }

    @Test
    void failsWithoutWritingWhenToldTo() throws IOException {
        disk.append("f", bytes("old"));
        disk.setFaults(DiskFaults.NONE.withFailures(1));

        assertThatThrownBy(() -> disk.append("f", bytes("new"))).hasMessage("simulated failure: write f");

        assertThat(disk.read("f")).isEqualTo(bytes("old"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
