package io.tombolo.catalogservice.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tombolo.catalogservice.acl.Authorizers;
import io.tombolo.catalogservice.answer.Reads;
import io.tombolo.catalogservice.answer.Writes;
import io.tombolo.catalogservice.log.ModelLog;
import io.tombolo.catalogservice.replica.CatalogReplica;
import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.contract.rpc.snapshot.SnapshotOwner;
import io.tombolo.contract.rpc.snapshot.SnapshotRequest;
import io.tombolo.core.catalog.CatalogCommand;
import io.tombolo.core.catalog.kv.DirEntry;
import io.tombolo.core.catalog.kv.KvCommand;
import io.tombolo.core.catalog.kv.KvQueries;
import io.tombolo.core.catalog.store.Outcome;
import io.tombolo.core.wire.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CatalogSnapshotsTest {

    private static final SnapshotRequest SAVE = new SnapshotRequest(false, "dc1", SnapshotRequest.SAVE, "");
    private static final SnapshotRequest RESTORE = new SnapshotRequest(false, "dc1", SnapshotRequest.RESTORE, "");

    @TempDir
    private Path folder;

    private final CatalogReplica replica = new CatalogReplica();
    private final ModelLog<Outcome> log = new ModelLog<>(replica);
    private final Writes writes = new Writes(log, InstantSource.system());

    @Test
    void putsBackWhatWasSaved() throws IOException {
        Bytes large = Bytes.wrap(random(400_000));
        set("large/1", large);
        set("large/2", large);
        set("small", Bytes.ofText("1"));
        long index = replica.version().state().index();
        SnapshotOwner.Saved saved = snapshots().save(SAVE);
        byte[] archive = saved.archive().readAllBytes();
        assertThat(saved.meta().index()).isEqualTo(index);

        set("small", Bytes.ofText("2"));
        set("later", Bytes.ofText("x"));
        long before = replica.version().state().index();
        QueryMeta meta = snapshots().restore(RESTORE, new ByteArrayInputStream(archive));

        assertThat(meta.index()).isGreaterThan(before);
        assertThat(value("small")).isEqualTo("1");
        assertThat(value("later")).isEmpty();
        assertThat(KvQueries.get(replica.version().store(), "large/2")
                        .value()
                        .orElseThrow()
                        .value())
                .isEqualTo(large);
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void refusesWhatIsNoArchiveInTheWordsThatCallersKnow() {
        assertThatThrownBy(() -> restore("not gzip at all".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(RpcFailedException.class)
                .hasMessage("failed to decompress snapshot: gzip: invalid header");
    }

    @Test
    void changesNothingWhateverIsWrongWithAnArchive() throws IOException {
        set("k", Bytes.ofText("saved"));
        byte[] archive = snapshots().save(SAVE).archive().readAllBytes();
        set("k", Bytes.ofText("now"));
        long index = replica.version().state().index();
        var random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = archive.clone();
            damaged[12 + random.nextInt(damaged.length - 12)] ^= (byte) (1 << random.nextInt(8));
            tryToRestore(damaged);
            tryToRestore(Arrays.copyOf(archive, random.nextInt(archive.length)));
        }
        assertThat(leftovers()).isEmpty();
        assertThat(replica.version().state().index()).isGreaterThanOrEqualTo(index);
    }

    /// A bit that gzip and tar do not look at may have been the one; then it is the archive that was saved.
    private void tryToRestore(byte[] archive) {
        try {
            restore(archive);
            assertThat(value("k")).isEqualTo("saved");
            set("k", Bytes.ofText("now"));
        } catch (RpcFailedException | IOException refused) {
            assertThat(refused.getMessage()).isNotBlank();
            assertThat(value("k")).isEqualTo("now");
        }
    }

    @Test
    void letsNobodyRestoreWhoMayNot() {
        var guarded = snapshots(token -> (access, resource, name) -> false);
        assertThatThrownBy(() -> guarded.save(SAVE)).hasMessage("Permission denied");
        assertThatThrownBy(() -> guarded.restore(RESTORE, new ByteArrayInputStream(new byte[0])))
                .hasMessage("Permission denied");
    }

    private void restore(byte[] archive) throws IOException {
        var _ = snapshots().restore(RESTORE, new ByteArrayInputStream(archive));
    }

    private CatalogSnapshots snapshots() {
        return snapshots(Authorizers.OFF);
    }

    private CatalogSnapshots snapshots(Authorizers authorizers) {
        return new CatalogSnapshots(
                new Reads(log, replica), writes, authorizers, log, replica, folder, InstantSource.system());
    }

    private List<Path> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private String value(String key) {
        return KvQueries.get(replica.version().store(), key)
                .value()
                .map(entry -> entry.value().text())
                .orElse("");
    }

    private void set(String key, Bytes value) {
        var _ = writes.write(new CatalogCommand.Kv(new KvCommand.Set(DirEntry.of(key, value))));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(3).nextBytes(bytes);
        return bytes;
    }
}
