/// Nodes: what has an address and carries services.
///
///     Nodes ── nodes: by name in any case, and by ID
///
/// Renaming, stealing a name and deleting a node reach into other tables; `registration` does that.
/// Source: RPC sheet 16, "Node"; HTTP sheet 2.1.
@NullMarked
package io.tombolo.core.catalog.node;

import org.jspecify.annotations.NullMarked;
