/// The loop: one thread runs one pure machine.
///
///     sockets, callers ─▶ Inbox ─┐                                  ┌▶ Outlet ─▶ sockets, files, subscribers
///                                ├─▶ Driver: machine.step(now, …) ──┤
///              Timers (due) ─────┘                                  └▶ Timers (arm, disarm)
///
/// The driver is the same for every machine and knows nothing about any of them. Its thread is the only one that
/// touches the machine, the outlet and the timers; everything else talks to the inbox. `testing/sim` is the other
/// driver: it runs the same machines, [Timers] and [Outlet]s in virtual time. Source: design 5; ADR 2.
@NullMarked
package io.tombolo.runtime.loop;

import org.jspecify.annotations.NullMarked;
