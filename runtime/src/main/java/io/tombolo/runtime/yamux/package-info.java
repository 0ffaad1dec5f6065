/// A yamux session on a connection: runs the pure machine of `core/wire` on the connection's event loop.
///
///     ByteStream ─▶ received, receivedAll ─▶ ┌───────────────┐ ─▶ Streams: data, sent, reset … (on the loop)
///     ByteStream ◀─ writeAll (one per turn) ◀ │ SessionDriver │ ◀─ give (any thread)
///     loop's timer ─▶ Woke ─────────────────▶ └───────────────┘
///
/// One thread owns a session: the event loop of its connection. What other threads give waits in a queue and is
/// taken in one task, and all that one turn of the loop brings leaves in one write, so a hundred small answers
/// cost one call of the system. `port` and `pool` are the two users.
@NullMarked
package io.tombolo.runtime.yamux;

import org.jspecify.annotations.NullMarked;
