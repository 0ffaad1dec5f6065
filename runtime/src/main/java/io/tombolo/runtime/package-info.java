/// The thin shells that services share: what turns a pure machine into a running part.
///
///     network, timers ─▶ inbox ─▶ driver ─▶ machine.step ─▶ outlet ─▶ network, timers
///
/// Threads, clocks and sockets live here and above, never in `core`.
@NullMarked
package io.tombolo.runtime;

import org.jspecify.annotations.NullMarked;
