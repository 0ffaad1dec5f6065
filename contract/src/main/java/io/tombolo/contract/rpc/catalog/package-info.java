/// The methods of `Catalog`: which nodes there are, and what runs on them.
///
///     Register, Deregister ─▶ nodes ─ instances ─ checks ─▶ ListNodes, ServiceNodes, NodeServices …
///
/// Source: RPC sheet 15 and 16.
@NullMarked
package io.tombolo.contract.rpc.catalog;

import org.jspecify.annotations.NullMarked;
