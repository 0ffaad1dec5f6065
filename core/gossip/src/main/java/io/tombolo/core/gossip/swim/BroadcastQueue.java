package io.tombolo.core.gossip.swim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What is to be told to everyone, each piece a limited number of times.
///
///     offer ─▶ tier 0: never sent ─▶ tier 1: sent once ─▶ … ─▶ limit: done
///
/// A packet is filled from the lowest tier up; within a tier with the longest piece that still fits, the newest
/// among equals. A piece moves to its next tier only when the packet is full, so that no packet carries it twice.
/// A piece with a subject replaces the older one about the same subject: an alive that refutes a suspect must
/// overtake it.
///
/// All operations cost O(log n). Source: gossip sheet 7; vector `broadcast-queue-sequence`.
///
/// @param <T> what is told
public final class BroadcastQueue<T> {

    private final TreeMap<Place, Broadcast<T>> queue = new TreeMap<>();
    private final Map<Object, Place> bySubject = new HashMap<>();
    private long nextId;

    /// Queues a piece that replaces nothing.
    ///
    /// @param length its encoded length in bytes
    public void offer(T message, int length) {
        queue.put(new Place(0, length, nextId++), new Broadcast<>(message, Optional.empty()));
    }

    /// Queues a piece about `subject`; answers the older piece that it replaced.
    ///
    /// @param length its encoded length in bytes
    public Optional<T> offer(Object subject, T message, int length) {
        Place place = new Place(0, length, nextId++);
        Optional<T> replaced =
                Optional.ofNullable(bySubject.put(subject, place)).map(old -> removeAt(old).message);
        queue.put(place, new Broadcast<>(message, Optional.of(subject)));
        return replaced;
    }

    /// Fills a packet.
    ///
    /// @param overhead      bytes that each piece costs on top of its length
    /// @param budget        bytes that all pieces may cost together
    /// @param transmitLimit how often a piece is sent, from [Scaling#transmitLimit]
    public Filled<T> fill(int overhead, int budget, int transmitLimit) {
        if (queue.isEmpty()) {
            return Filled.nothing();
        }
        List<T> messages = new ArrayList<>();
        List<T> finished = new ArrayList<>();
        List<Map.Entry<Place, Broadcast<T>>> again = new ArrayList<>();
        int used = 0;
        int tier = queue.firstKey().transmits;
        int lastTier = queue.lastKey().transmits;
        while (tier <= lastTier) {
            int free = budget - used - overhead;
            if (free <= 0) {
                break;
            }
            Map.Entry<Place, Broadcast<T>> next = queue.ceilingEntry(new Place(tier, free, Long.MAX_VALUE));
            if (next == null) {
                break;
            }
            Place place = next.getKey();
            if (place.transmits != tier) {
                tier = place.transmits;
                continue;
            }
            queue.remove(place);
            used += overhead + place.length;
            messages.add(next.getValue().message);
            if (tier + 1 >= transmitLimit) {
                next.getValue().subject.ifPresent(bySubject::remove);
                finished.add(next.getValue().message);
            } else {
                again.add(next);
            }
        }
        for (Map.Entry<Place, Broadcast<T>> entry : again) {
            Place place = entry.getKey().sentOnceMore();
            entry.getValue().subject.ifPresent(subject -> bySubject.put(subject, place));
            queue.put(place, entry.getValue());
        }
        return new Filled<>(messages, finished, used);
    }

    /// Drops the most transmitted pieces until at most `max` are left; answers the dropped.
    public List<T> prune(int max) {
        List<T> dropped = new ArrayList<>();
        while (queue.size() > Math.max(0, max)) {
            Broadcast<T> last = removeAt(queue.lastKey());
            last.subject.ifPresent(bySubject::remove);
            dropped.add(last.message);
        }
        return dropped;
    }

    /// Pieces that are not done yet.
    public int size() {
        return queue.size();
    }

    /// Whether there is nothing to tell.
    public boolean isEmpty() {
        return queue.isEmpty();
    }

    private Broadcast<T> removeAt(Place place) {
        Broadcast<T> removed = queue.remove(place);
        if (removed == null) {
            throw new IllegalStateException("no broadcast at %s among %d".formatted(place, queue.size()));
        }
        return removed;
    }

    /// What went into one packet.
    ///
    /// @param messages the pieces, in order
    /// @param finished those of them that have now been sent often enough
    /// @param bytes    what they cost, overhead included
    /// @param <T>      what is told
    public record Filled<T>(List<T> messages, List<T> finished, int bytes) {

        static <T> Filled<T> nothing() {
            return new Filled<>(List.of(), List.of(), 0);
        }
    }

    private record Broadcast<T>(T message, Optional<Object> subject) {}

    /// Where a piece stands: fewest transmissions, then longest, then newest first.
    private record Place(int transmits, int length, long id) implements Comparable<Place> {

        Place sentOnceMore() {
            return new Place(transmits + 1, length, id);
        }

        @Override
        public int compareTo(Place other) {
            if (transmits != other.transmits) {
                return Integer.compare(transmits, other.transmits);
            }
            if (length != other.length) {
                return Integer.compare(other.length, length);
            }
            return Long.compare(other.id, id);
        }
    }
}
