/// Drives what the leader does by itself, for as long as it leads.
///
///     standing: leads ─▶ [LeaderChores] ─ a virtual thread for each chore ─▶ decision in core ─▶ [Writes]
///     standing: not   ─▶ all of them end
///
/// A chore that fails says so once and tries again.
@NullMarked
package io.tombolo.catalogservice.chore;

import org.jspecify.annotations.NullMarked;
