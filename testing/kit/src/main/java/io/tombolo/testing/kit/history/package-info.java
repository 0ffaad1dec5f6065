/// Histories of clients that call one store at the same time, and what has to hold of them.
///
///     clients ─▶ [Operation…] ─┬▶ [Linearizability]   default and consistent calls: is there an order?
///                              ├▶ [IndexOrder]        indexes: none goes back, none stands for two things
///                              └▶ [Staleness]         stale reads: how old may an answer be?
///
/// A register is one key. What a key holds is written once, so that a read tells which write it saw. Times are
/// those of one monotonic clock. Sources: Wing and Gong 1993; Lowe, "Testing for linearizability" (2017).
@NullMarked
package io.tombolo.testing.kit.history;

import org.jspecify.annotations.NullMarked;
