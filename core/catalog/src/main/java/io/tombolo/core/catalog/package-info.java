/// The state of one datacenter as an immutable value, and the commands that change it.
///
///     LogEntry ─▶ CatalogState.apply(index, entry) ─▶ Applied(state, outcome, fired watches)
///                        │
///                        ├─ store ─▶ queries of the packages ─▶ Answer(index, value, watches)
///                        └─ SnapshotWriter ─▶ records ─▶ SnapshotReader ─▶ the same state
///
/// `apply` is pure and total; what varies (time, identifiers, randomness) was decided by the leader and stands
/// in the entry. A reader takes the store and has a consistent snapshot. Each group of tables is a package;
/// here they are only joined. Source: design section 4; docs/catalog.md.
@NullMarked
package io.tombolo.core.catalog;

import org.jspecify.annotations.NullMarked;
