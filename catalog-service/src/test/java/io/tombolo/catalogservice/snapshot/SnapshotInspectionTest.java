package io.tombolo.catalogservice.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tombolo.core.catalog.CatalogCommand;
import io.tombolo.core.catalog.CatalogState;
import io.tombolo.core.catalog.LogEntry;
import io.tombolo.core.catalog.SnapshotContents;
import io.tombolo.core.catalog.kv.DirEntry;
import io.tombolo.core.catalog.kv.KvCommand;
import io.tombolo.core.catalog.node.Node;
import io.tombolo.core.catalog.registration.RegistrationCommand;
import io.tombolo.core.wire.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SnapshotInspectionTest {

    private static final Instant NOW = Instant.ofEpochMilli(1_795_379_738_623L);

    @TempDir
    private Path folder;

    @Test
    void tellsWhatIsInAnArchiveTheLargestFirst() throws IOException {
        byte[] archive = archive();

        SnapshotInspection inspection = inspect(archive);

        assertThat(inspection.id()).isEqualTo("7-3-1795379738623");
        assertThat(inspection.index()).isEqualTo(3);
        assertThat(inspection.term()).isEqualTo(7);
        assertThat(inspection.version()).isEqualTo(1);
        assertThat(inspection.contents().getFirst().table()).isEqualTo("kvs");
        assertThat(inspection.contents().getFirst().rows()).isEqualTo(2);
        assertThat(inspection.contents().getFirst().bytes()).isBetween(2_000L, 2_500L);
        assertThat(inspection.contents())
                .extracting(SnapshotContents.Section::table)
                .contains("nodes");
        // Headers of the stream and of its tables are in the size, and in no table.
        assertThat(inspection.size())
                .isGreaterThan(inspection.contents().stream()
                        .mapToLong(SnapshotContents.Section::bytes)
                        .sum());
        assertThat(folder.toFile().list()).isEmpty();
    }

    @Test
    void refusesWhatIsCutOrDamaged() throws IOException {
        byte[] archive = archive();

        assertThatThrownBy(() -> inspect(Arrays.copyOf(archive, archive.length / 2)))
                .hasMessageStartingWith("failed to decompress snapshot: ");
        assertThatThrownBy(() -> inspect(new byte[] {1, 2, 3}))
                .hasMessage("failed to decompress snapshot: gzip: invalid header");
        assertThat(folder.toFile().list()).isEmpty();
    }

    private SnapshotInspection inspect(byte[] archive) throws IOException {
        return SnapshotInspection.of(new ByteArrayInputStream(archive), folder);
    }

    private static byte[] archive() throws IOException {
        CatalogState state = CatalogState.empty();
        var register = RegistrationCommand.Register.of(Node.of("n1", "10.0.0.1"));
        state = state.apply(1, new LogEntry(NOW, new CatalogCommand.Registration(register)))
                .state();
        for (int i = 2; i < 4; i++) {
            var entry = DirEntry.of("key-" + i, Bytes.wrap(new byte[1_000]));
            state = state.apply(i, new LogEntry(NOW, new CatalogCommand.Kv(new KvCommand.Set(entry))))
                    .state();
        }
        var out = new ByteArrayOutputStream();
        SnapshotArchive.write(state, 7, NOW, out);
        return out.toByteArray();
    }
}
