package io.tombolo.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.catalog.kv.DirEntry;
import io.tombolo.core.catalog.kv.KvCommand;
import io.tombolo.core.catalog.kv.KvQueries;
import io.tombolo.core.catalog.restore.RestoreCommand;
import io.tombolo.core.catalog.restore.Restores;
import io.tombolo.core.catalog.store.Outcome;
import io.tombolo.core.wire.Bytes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestoreTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Replica replica = new Replica();

    @Test
    void replacesTheStateAndItsIndexNeverGoesBack() {
        CatalogState saved = CatalogState.empty();
        for (int i = 2; i < 500; i++) {
            saved = saved.apply(i, new LogEntry(NOON, new CatalogCommand.Kv(set("k" + i % 7, "v" + i))))
                    .state();
        }
        replica.kv(set("other", "x"));
        long before = replica.index();

        assertThat(restore("r1", saved, 10)).isEqualTo(Outcome.DONE);

        assertThat(replica.index()).isGreaterThan(before).isGreaterThan(saved.index());
        assertThat(KvQueries.get(replica.store(), "other").value()).isEmpty();
        assertThat(KvQueries.list(replica.store(), "").value())
                .isEqualTo(KvQueries.list(saved.store(), "").value());
        assertThat(replica.store().size(Restores.TABLE)).isZero();
        replica.kv(set("new", "y"));
        assertThat(KvQueries.get(replica.store(), "new")
                        .value()
                        .orElseThrow()
                        .raft()
                        .modifyIndex())
                .isGreaterThan(saved.index());
    }

    @Test
    void leavesTheStateIfTheSnapshotIsCutOffOrOvertaken() {
        CatalogState saved = CatalogState.empty()
                .apply(2, new LogEntry(NOON, new CatalogCommand.Kv(set("k", "v"))))
                .state();
        replica.kv(set("mine", "x"));
        List<Bytes> records = records(saved);

        chunk("r1", 0, records.subList(0, records.size() - 1));
        assertThat(Replica.textOf(finish("r1", 1))).contains("it is cut off");
        chunk("r2", 0, List.of(Bytes.ofText("rubbish")));
        assertThat(Replica.textOf(finish("r2", 1))).startsWith("not a snapshot that can be restored: ");
        chunk("r3", 0, records);
        chunk("r4", 0, records);
        assertThat(Replica.textOf(finish("r3", 1))).contains("another restore has begun");

        assertThat(KvQueries.get(replica.store(), "mine").value()).isPresent();
    }

    private Outcome restore(String id, CatalogState saved, int perChunk) {
        List<Bytes> records = records(saved);
        int chunks = 0;
        for (int from = 0; from < records.size(); from += perChunk) {
            chunk(id, chunks++, records.subList(from, Math.min(records.size(), from + perChunk)));
        }
        return finish(id, chunks);
    }

    private void chunk(String id, long number, List<Bytes> records) {
        assertThat(replica.apply(new CatalogCommand.Restore(new RestoreCommand.Chunk(id, number, records))))
                .isEqualTo(Outcome.DONE);
    }

    private Outcome finish(String id, long chunks) {
        return replica.apply(new CatalogCommand.Restore(new RestoreCommand.Finish(id, chunks)));
    }

    private static List<Bytes> records(CatalogState state) {
        var records = new ArrayList<Bytes>();
        new SnapshotWriter(state).forEachRemaining(records::add);
        return records;
    }

    private static KvCommand set(String key, String value) {
        return new KvCommand.Set(DirEntry.of(key, Bytes.ofText(value)));
    }
}
