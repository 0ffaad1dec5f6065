/// Recorded traffic of real servers, asked again of our port with a catalog behind it that knows what theirs knew.
///
///     vectors ─▶ [RecordedTraffic] ─┬─▶ state, index by index ─▶ [RecordedDatacenter]: log, catalog, dispatcher, port
///                                   ├─▶ questions, as they were ─▶ its port ─▶ our answers ─┐
///                                   └─▶ their answers ─────────────▶ [AnswerComparison] ◀───┘
///
/// Source: RPC sheet 17.
@NullMarked
package io.tombolo.testing.system.replay;

import org.jspecify.annotations.NullMarked;
