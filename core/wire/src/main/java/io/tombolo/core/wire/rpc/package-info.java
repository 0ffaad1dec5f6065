/// What is said on the server port around the records: which protocol a connection speaks, headers, errors, and
/// where a message ends.
///
///     first byte or ALPN ─▶ Preamble ─▶ PortProtocol
///     stream ─▶ MessageAssembler ─▶ header, body ─▶ RequestHeader or ResponseHeader, record
///                                                          └─ Error ─▶ RpcError
///     gateway connection ─▶ GossipPacketFrames ─▶ packets for the gossip pool
///     connection of the log ─▶ VoterFrames ─▶ hello, questions, answers
///
/// Source: RPC sheet 1, 3 and 7; WAN federation sheet 2.7 and 2.9.
@NullMarked
package io.tombolo.core.wire.rpc;

import org.jspecify.annotations.NullMarked;
