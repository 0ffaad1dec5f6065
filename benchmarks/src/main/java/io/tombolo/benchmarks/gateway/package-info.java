/// The relay of a mesh gateway beside HAProxy, in the same run and against the same load.
///
///     RelayRace ─▶ RelayProcess (ours, a process) ─┐
///               ─▶ HaProxy (a process)            ─┴─▶ Sink (here)
@NullMarked
package io.tombolo.benchmarks.gateway;

import org.jspecify.annotations.NullMarked;
