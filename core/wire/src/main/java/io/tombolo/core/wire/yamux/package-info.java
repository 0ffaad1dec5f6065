/// yamux: many streams over one connection, as a pure machine.
///
///     transport bytes ─▶ Received ─▶ ┌─────────────┐ ─▶ Incoming, Data, PeerFinished, WasReset ─▶ calls
///                                    │ YamuxSession │
///     transport ◀─ Transmit ◀─────── └─────────────┘ ◀─ Open, Accept, Write, Consumed, CloseWrite ◀─ calls
///          └── Flushed ──────────────────▲
///
/// A session holds no received byte: payload goes out as slices of what came in, and whoever keeps it says with
/// `Consumed`
/// when it no longer does. Three bounds hold at any time: 256 KiB per stream, because a peer may not send beyond the
/// window; [io.tombolo.core.wire.yamux.YamuxLimits#unread()] for all streams, beyond which the stream that hoards most
/// is
/// reset; and [io.tombolo.core.wire.yamux.YamuxLimits#inFlight()] on the way to the transport, handed out in turns, so
/// that
/// neither a slow reader nor a large writer holds up the others.
///
/// A stream is opened together with its first bytes, so one without any cannot be sent: real servers answer that by
/// dropping the connection. Received ones do no harm.
/// Source: RPC sheet 2.
@NullMarked
package io.tombolo.core.wire.yamux;

import org.jspecify.annotations.NullMarked;
