package io.tombolo.core.gossip.message;

import io.tombolo.core.wire.Bytes;

/// Something that happened, told to everybody once. Source: gossip sheet 13 and 15.
///
/// @param time of the event clock
/// @param name what happened
/// @param payload anything
/// @param coalesce whether receivers may keep only the latest of the name
public record UserEvent(LamportTime time, String name, Bytes payload, boolean coalesce) implements SerfMessage {}
