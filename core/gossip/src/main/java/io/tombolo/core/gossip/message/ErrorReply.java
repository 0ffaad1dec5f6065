package io.tombolo.core.gossip.message;

/// The answer to a stream that could not be read. Source: gossip sheet 6.4.
///
/// @param text what the responder has to say, in its words
public record ErrorReply(String text) implements StreamMessage {}
