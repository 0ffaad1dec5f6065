package io.tombolo.catalogservice.chore;

import io.tombolo.catalogservice.answer.Writes;
import io.tombolo.catalogservice.replica.CatalogReplica;
import io.tombolo.core.catalog.CatalogCommand;
import io.tombolo.core.catalog.chore.TombstoneCollection;
import io.tombolo.core.catalog.kv.KvCommand;
import io.tombolo.core.catalog.kv.KvQueries;
import java.time.InstantSource;
import java.util.Optional;

/// Collects traces of deletions.
final class TombstoneChore implements Chore {

    private final CatalogReplica replica;
    private final Writes writes;
    private final InstantSource clock;
    private TombstoneCollection collection = new TombstoneCollection();

    TombstoneChore(CatalogReplica replica, Writes writes, InstantSource clock) {
        this.replica = replica;
        this.writes = writes;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "tombstones";
    }

    @Override
    public void begin() {
        collection = new TombstoneCollection();
    }

    @Override
    public void round() throws InterruptedException {
        Optional<Long> upTo = collection.look(
                clock.instant(), KvQueries.lastDeletion(replica.version().store()));
        if (upTo.isPresent()) {
            var _ = writes.write(new CatalogCommand.Kv(new KvCommand.CollectTombstones(upTo.get())));
        }
        Thread.sleep(TombstoneCollection.INTERVAL);
    }
}
