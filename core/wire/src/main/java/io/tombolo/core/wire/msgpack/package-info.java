/// MessagePack as the peers speak it: one fixed, old encoder, and a decoder that takes whatever they or their
/// successors
/// send.
///
///     values ─▶ MsgpackWriter ─▶ bytes ─▶ MsgpackReader, inside Msgpack.decode ─▶ Decoded: Read or Malformed
///                                  └────▶ MsgpackScanner: where does the value end, when bytes come in pieces?
///
/// Writing is the old dialect: text and bytes are one "raw" family, no `str8`, no `bin`, whole numbers in the shortest
/// form and never signed unless negative. Reading accepts the new forms too, `nil` for everything, and checks every
/// length against the bytes that are there before anything is allocated.
///
/// Inside a decoder a refused byte is the checked [io.tombolo.core.wire.msgpack.MalformedMsgpack], so that decoders
/// read
/// straight; [io.tombolo.core.wire.msgpack.Msgpack#decode] turns it into a sealed result, and nothing else leaves.
/// Source: RPC sheet 4; gossip sheet 2.
@NullMarked
package io.tombolo.core.wire.msgpack;

import org.jspecify.annotations.NullMarked;
