package io.tombolo.httpapi.event;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.binding.WireField;
import java.util.UUID;

/// A user event as callers see it. Strict ones refuse any other field. Source: HTTP sheet 2.2.
record HeardEvent(
        @WireField(name = "ID") String id,
        String name,
        Bytes payload,
        String nodeFilter,
        String serviceFilter,
        String tagFilter,
        int version,
        @WireField(name = "LTime") long time) {

    static HeardEvent of(FiredEvent event, long time) {
        return new HeardEvent(
                event.id(),
                event.name(),
                event.payload().copy(),
                event.nodeFilter(),
                event.serviceFilter(),
                event.tagFilter(),
                event.version(),
                time);
    }

    /// What callers wait with for the next one: made of the ID, because each agent has its own list.
    long index() {
        try {
            UUID uuid = UUID.fromString(id);
            return uuid.getMostSignificantBits() ^ uuid.getLeastSignificantBits();
        } catch (IllegalArgumentException notOfAnAgent) {
            return id.hashCode();
        }
    }
}
