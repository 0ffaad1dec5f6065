package io.tombolo.core.gossip.message;

/// A message that may stand on a TCP stream: one request, at most one answer. Source: gossip sheet 6.
public sealed interface StreamMessage extends MemberlistMessage permits Ping, Ack, PushPull, UserMessage, ErrorReply {}
