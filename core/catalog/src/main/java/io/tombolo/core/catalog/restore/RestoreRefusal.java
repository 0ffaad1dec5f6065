package io.tombolo.core.catalog.restore;

import io.tombolo.core.catalog.store.Refusal;

/// Why a state was not replaced.
public sealed interface RestoreRefusal extends Refusal {

    /// Another restore came between.
    record Overtaken(long expected, long found) implements RestoreRefusal {
        @Override
        public String text() {
            return "of %d chunks of the snapshot %d are there: another restore has begun meanwhile; try again"
                    .formatted(expected, found);
        }
    }

    /// The chunks are no snapshot.
    record NoSnapshot(String fault) implements RestoreRefusal {
        @Override
        public String text() {
            return "not a snapshot that can be restored: " + fault;
        }
    }
}
