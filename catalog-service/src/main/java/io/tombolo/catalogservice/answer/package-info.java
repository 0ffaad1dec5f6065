/// How methods are answered: what reads and writes have in common, whatever they are about.
///
///     call ─▶ [io.tombolo.contract.rpc.MethodTable] ─ a virtual thread ─▶ handler ─┬─▶ [Reads]  ─▶ barrier, query,
/// wait ─▶ [Found]
///                                                           │                └─▶ [Sight]: what the caller may see
///                                                           └─▶ [Writes] ─▶ log ─▶ outcome
///
/// Source: RPC sheet 5 and 6; HTTP sheet 1.5 to 1.9.
@NullMarked
package io.tombolo.catalogservice.answer;

import org.jspecify.annotations.NullMarked;
