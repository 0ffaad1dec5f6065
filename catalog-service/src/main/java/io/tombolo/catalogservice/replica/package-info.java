/// The state of the datacenter on this server, and who waits for it to change.
///
///     log ─▶ [CatalogReplica].apply ─▶ CatalogState, published ─▶ readers
///                     │
///                     └─▶ fired watches ─▶ waiters ─▶ blocked queries ask again
///
/// Source: design 4; docs/catalog.md, "How a blocking query waits".
@NullMarked
package io.tombolo.catalogservice.replica;

import org.jspecify.annotations.NullMarked;
