/// Bytes to messages and back: packets, streams and the payloads of serf, as peers of all versions write them.
///
///     packet ─▶ label ─▶ decrypt ─▶ checksum ─▶ inflate ─▶ compound ─▶ records ─▶ PacketMessage
///     stream ─▶ label ─▶ decrypt ─────────────▶ inflate ──────────────▶ records ─▶ StreamMessage
///     body, user state, payload, meta ─▶ records ─▶ SerfMessage, KeyRequest, Tags, Coordinate …
///
/// Reading is liberal and answers with a message or with a counted [Malformed]; nothing throws, and nothing is
/// allocated by
/// an announced length that [Limits] does not bound. Writing is the old dialect that every peer reads. One thread
/// owns a codec. Source: gossip sheet 2 to 6, 13 and 16 to 19.
@NullMarked
package io.tombolo.core.gossip.codec;

import org.jspecify.annotations.NullMarked;
