/// What the leader does by itself: decided here, done by whoever drives it.
///
///     LAN members, state ─▶ [NodeReconciliation] ─▶ commands     the catalog has the nodes that the pool has
///     sessions, renewals ─▶ [SessionExpiry]      ─▶ ids          sessions end that nobody renews
///     deletions          ─▶ [TombstoneCollection] ─▶ an index    traces of deletions go
///     coordinates        ─▶ [CoordinateBatching] ─▶ batches      positions are written together
///
/// Source: HTTP sheet 3.1, 3.2 and 5; RPC sheet 8.
@NullMarked
package io.tombolo.core.catalog.chore;

import org.jspecify.annotations.NullMarked;
