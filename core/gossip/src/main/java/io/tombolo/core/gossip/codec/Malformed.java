package io.tombolo.core.gossip.codec;

/// Bytes that say nothing we can read, and why: to be counted, and logged at a bounded rate.
///
/// @param flaw   what to count
/// @param detail what was found, in one clause; for [Flaw#NOT_ENCRYPTED] and [Flaw#NO_KEY] on a stream the reference's
///               sentence, so that it can be sent back as the error
public record Malformed(Flaw flaw, String detail) implements DecodedPacket, StreamRead {}
