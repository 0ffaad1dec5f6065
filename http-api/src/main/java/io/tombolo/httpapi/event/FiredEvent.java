package io.tombolo.httpapi.event;

import io.tombolo.core.catalog.filter.regex.Regex;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.binding.WireCodec;
import io.tombolo.core.wire.binding.WireField;
import io.tombolo.core.wire.msgpack.Decoded;
import java.util.Optional;

/// A user event as it travels through the gossip.
///
/// @param nodeFilter    regular expression for the nodes that it is for; empty for all
/// @param serviceFilter the same for a service on the node
/// @param tagFilter     the same for a tag of that service
record FiredEvent(
        @WireField(name = "ID") String id,
        @WireField(name = "n") String name,
        @WireField(name = "p") Bytes payload,

        @WireField(name = "nf", omitEmpty = WireField.Omission.EVERYWHERE)
        String nodeFilter,

        @WireField(name = "sf", omitEmpty = WireField.Omission.EVERYWHERE)
        String serviceFilter,

        @WireField(name = "tf", omitEmpty = WireField.Omission.EVERYWHERE)
        String tagFilter,

        @WireField(name = "v") int version) {

    /// Of the only form there is.
    static final int VERSION = 1;

    /// What the gossip calls it begins with this.
    static final String PREFIX = "consul:event:";

    private static final WireCodec<FiredEvent> CODEC = WireCodec.of(FiredEvent.class);

    Bytes encoded() {
        return CODEC.encode(this);
    }

    static Optional<FiredEvent> decode(Bytes payload) {
        return CODEC.decode(payload) instanceof Decoded.Read<FiredEvent>(FiredEvent event, int length)
                        && event.version() == VERSION
                ? Optional.of(event)
                : Optional.empty();
    }

    /// What is wrong with it, as callers are told.
    Optional<String> fault() {
        if (!tagFilter.isEmpty() && serviceFilter.isEmpty()) {
            return Optional.of("Cannot provide tag filter without service filter");
        }
        return fault("node", nodeFilter)
                .or(() -> fault("service", serviceFilter))
                .or(() -> fault("tag", tagFilter));
    }

    private static Optional<String> fault(String what, String pattern) {
        return Regex.compile(pattern) instanceof Regex.Malformed(String why)
                ? Optional.of("Invalid %s filter: error parsing regexp: %s".formatted(what, why))
                : Optional.empty();
    }

    /// Whether the pattern takes the text; one that is none takes nothing.
    static boolean takes(String pattern, String text) {
        return Regex.compile(pattern) instanceof Regex.Compiled(Regex regex) && regex.foundIn(text);
    }
}
