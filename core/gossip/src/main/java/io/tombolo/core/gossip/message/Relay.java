package io.tombolo.core.gossip.message;

import io.tombolo.core.wire.Bytes;

/// Asks the receiver to pass a serf message on. Source: gossip sheet 13 and 16.
///
/// @param destination where to
/// @param zone the zone of a link-local IPv6 address; empty otherwise
/// @param destinationName to whom; nobody if an old sender left it out
/// @param message a complete serf message, to be sent as the body of a [UserMessage]
public record Relay(Address destination, String zone, MemberName destinationName, Bytes message)
        implements SerfMessage {}
