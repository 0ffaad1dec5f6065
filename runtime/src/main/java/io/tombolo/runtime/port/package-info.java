/// The server port: one listener for every protocol that servers speak, and the calls that come in by it.
///
///     accept ─▶ SourceLimit ─▶ Reception: first byte, TLS, ALPN, inner byte (5 s) ─▶ PortProtocol
///                                                                                      │
///       RPC_MULTI ─▶ SessionDriver ─▶ SessionCalls ─┬─▶ CallLane (a stream) ─▶ CallHandler ─┐
///       RPC_SINGLE ───────────▶ SingleCalls ────────┘        ▲                              │
///                                                            └── Responder ◀── any thread ◀──┘
///       WAN_GOSSIP_PACKET ─▶ PacketFrames ─▶ PacketHandler
///       SNAPSHOT, WAN_GOSSIP_STREAM, … ─▶ StreamAcceptor ─▶ its own ByteStream.Handler
///
///     every end ─▶ Disconnect ─▶ PortReport: a counter by word, and one line, not too often
///
/// Everything runs on the event loop of its connection; a parked call is a few objects and no thread.
/// Source: RPC sheet 1 to 3; WAN federation sheet 2.9.
@NullMarked
package io.tombolo.runtime.port;

import org.jspecify.annotations.NullMarked;
