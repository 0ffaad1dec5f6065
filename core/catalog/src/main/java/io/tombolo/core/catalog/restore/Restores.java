package io.tombolo.core.catalog.restore;

import io.tombolo.core.catalog.store.Key;
import io.tombolo.core.catalog.store.Outcome;
import io.tombolo.core.catalog.store.Store;
import io.tombolo.core.catalog.store.Table;
import io.tombolo.core.catalog.store.Transaction;
import java.util.ArrayList;
import java.util.List;

/// The table of chunks that wait for the rest of their snapshot.
public final class Restores {

    /// Chunks by restore and number.
    public static final Table<RestoreCommand.Chunk> TABLE =
            Table.of("restore-chunks", RestoreCommand.Chunk.class, Restores::key);

    private Restores() {}

    private static byte[] key(RestoreCommand.Chunk chunk) {
        return Key.exact(chunk.restore(), "%019d".formatted(chunk.number()));
    }

    /// Keeps a chunk.
    public static Outcome keep(Transaction transaction, RestoreCommand.Chunk chunk) {
        if (chunk.number() == 0) {
            transaction.removeAll(TABLE, Key.ALL);
        }
        transaction.put(
                TABLE,
                new RestoreCommand.Chunk(
                        chunk.restore(),
                        chunk.number(),
                        chunk.records().stream().map(record -> record.copy()).toList()));
        return Outcome.DONE;
    }

    /// The chunks of a restore, in order.
    public static List<RestoreCommand.Chunk> chunks(Store store, String restore) {
        var chunks = new ArrayList<RestoreCommand.Chunk>();
        store.scan(TABLE, Key.exact(restore)).forEach(chunks::add);
        return List.copyOf(chunks);
    }
}
