/// Servers that are killed, paused and cut off while clients write, and what is there afterwards.
///
///     [Writer] ×16, [Reader]s, [Watcher] ─RPC─▶ [Server]s ◀─ SIGKILL, SIGSTOP
///           └──────────▶ History ─▶ Linearizability, IndexOrder, Staleness
///
/// Tagged `kill`. The short run is part of every build; the long one is
/// `mvn verify -pl testing/system -am -Dgroups=kill -Dkill.rounds=100`.
@NullMarked
package io.tombolo.testing.system.kill;

import org.jspecify.annotations.NullMarked;
