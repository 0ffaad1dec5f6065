package io.tombolo.core.gossip.message;

import io.tombolo.core.wire.Bytes;
import java.util.List;

/// The user events of one Lamport time, as a [SerfPushPull] passes them on. Source: gossip sheet 13.2.
///
/// @param time of the event clock
/// @param events what happened at that time
public record RecentEvents(LamportTime time, List<Event> events) {

    public RecentEvents {
        events = List.copyOf(events);
    }

    /// One event; its time is that of the slot.
    ///
    /// @param name what happened
    /// @param payload anything
    public record Event(String name, Bytes payload) {}
}
