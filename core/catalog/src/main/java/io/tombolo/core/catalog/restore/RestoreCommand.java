package io.tombolo.core.catalog.restore;

import io.tombolo.core.wire.Bytes;
import java.util.List;

/// What replaces the whole state. A restore begins with chunk 0, which throws away what another one has left.
public sealed interface RestoreCommand {

    /// Keeps records of a snapshot until all have come. Users see no change.
    ///
    /// @param restore an identifier of its own for each attempt
    /// @param number  from 0 up, one after the other
    record Chunk(String restore, long number, List<Bytes> records) implements RestoreCommand {

        /// Takes a copy of the list.
        public Chunk {
            records = List.copyOf(records);
        }
    }

    /// Replaces the state by that of which these chunks are the snapshot.
    ///
    /// @param chunks how many there are
    record Finish(String restore, long chunks) implements RestoreCommand {}
}
