package io.tombolo.core.gossip.serf;

import io.tombolo.core.gossip.message.LamportTime;
import io.tombolo.core.gossip.message.RecentEvents;
import io.tombolo.core.gossip.message.UserEvent;
import io.tombolo.core.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Things that happened, told to everybody, delivered once. Source: gossip sheet 15.
final class UserEvents {

    private final SerfLocal local;
    private final Broadcasts broadcasts;
    private final Ring<RecentEvents.Event> ring;
    private final BiConsumer<Instant, UserEvent> delivery;

    UserEvents(SerfLocal local, Broadcasts broadcasts, BiConsumer<Instant, UserEvent> delivery) {
        this.local = local;
        this.broadcasts = broadcasts;
        this.delivery = delivery;
        this.ring = new Ring<>(local.settings().eventBuffer());
    }

    LamportClock clock() {
        return ring.clock();
    }

    void ignoreBefore(LamportTime time) {
        ring.ignoreBefore(time);
    }

    /// Tells everybody; why not, if it is too long.
    Optional<String> fire(Instant now, String name, Bytes payload, boolean coalesce) {
        int limit = local.settings().userEventSizeLimit();
        int size = name.getBytes(StandardCharsets.UTF_8).length + payload.length();
        UserEvent event = new UserEvent(ring.clock().time(), name, payload, coalesce);
        Bytes body = SerfLocal.encode(event);
        if (size > limit || body.length() > limit) {
            return Optional.of("user event \"%s\" has %d bytes, %d encoded; at most %d are allowed"
                    .formatted(name, size, body.length(), limit));
        }
        ring.clock().increment();
        heard(now, event, body);
        return Optional.empty();
    }

    void heard(Instant now, UserEvent event, Bytes body) {
        if (deliver(now, event)) {
            broadcasts.event(body);
        }
    }

    /// Events of a peer's buffer: those that gossip has not brought.
    void merge(Instant now, List<RecentEvents> recent) {
        for (RecentEvents slot : recent) {
            for (RecentEvents.Event event : slot.events()) {
                // Not told on: whoever misses it exchanges states as well.
                deliver(now, new UserEvent(slot.time(), event.name(), event.payload(), false));
            }
        }
    }

    /// The own buffer.
    List<RecentEvents> recent() {
        return ring.filled().stream()
                .map(slot -> new RecentEvents(slot.time(), slot.items()))
                .toList();
    }

    /// Delivers it if it is news; whether it was.
    private boolean deliver(Instant now, UserEvent event) {
        boolean news = ring.isNews(event.time(), new RecentEvents.Event(event.name(), event.payload()));
        if (news) {
            delivery.accept(now, event);
        }
        return news;
    }
}
