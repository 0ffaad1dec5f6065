/// Tables of records over radix trees, changed by transactions, all versions readable.
///
///     Store ── begin(index, time) ─▶ Transaction ── put, remove, touch ──▶ commit ─▶ Store' + fired watches
///       │                                │
///       └────────── Reading ─────────────┘     the same look-ups before and during a change
///
/// A [io.tombolo.core.catalog.store.Table] says how a record is keyed, by what else it can be found, and how
/// it is written into a snapshot; it holds no data. A [io.tombolo.core.catalog.store.Store] holds the data of
/// all tables at one moment. The *index table* beside them tells for each name (`kvs`, `service.web`) the log
/// index of the last change; those are the numbers that users see, so they are replicated and in the snapshot
/// like everything else.
///
/// A command either commits its transaction or drops it, so a refused command changes nothing.
/// Source: HTTP sheet 1.5; design section 4.
@NullMarked
package io.tombolo.core.catalog.store;

import org.jspecify.annotations.NullMarked;
