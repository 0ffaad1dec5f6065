package io.tombolo.core.gossip.serf;

import io.tombolo.core.gossip.message.LamportTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// What was heard lately, by Lamport time: tells what is news from what is not.
///
/// One slot per reading modulo the size. What is older than the ring is long is not news; a slot that a later
/// reading falls into starts anew. Source: gossip sheet 15; vectors `serf-event-dedup-sequence`,
/// `serf-query-dedup-sequence`.
///
/// @param <T> what is told apart within one Lamport time
final class Ring<T> {

    /// Items of one Lamport time that are told apart; more are not news.
    ///
    /// One reading sees as many events as members fire before they hear of each other: of 10,000, hardly 128.
    static final int SLOT_LIMIT = 128;

    private final List<Optional<Slot<T>>> slots;
    private final LamportClock clock = new LamportClock();
    private LamportTime minimum = LamportTime.ZERO;

    Ring(int size) {
        slots = new ArrayList<>(Collections.nCopies(size, Optional.empty()));
    }

    LamportClock clock() {
        return clock;
    }

    /// Makes everything before `time` old.
    void ignoreBefore(LamportTime time) {
        minimum = minimum.max(time);
    }

    /// Takes something that was heard; whether it is news.
    boolean isNews(LamportTime time, T item) {
        clock.witness(time);
        if (time.isBefore(minimum) || isOld(time)) {
            return false;
        }
        int index = time.slot(slots.size());
        Slot<T> slot = slots.get(index).filter(there -> there.time.equals(time)).orElseGet(() -> new Slot<>(time));
        if (slot.items.contains(item) || slot.items.size() >= SLOT_LIMIT) {
            return false;
        }
        slot.items.add(item);
        slots.set(index, Optional.of(slot));
        return true;
    }

    /// Every slot that is filled, by its time.
    List<Slot<T>> filled() {
        return slots.stream().flatMap(Optional::stream).toList();
    }

    private boolean isOld(LamportTime time) {
        long size = slots.size();
        LamportTime now = clock.time();
        return Long.compareUnsigned(now.value(), size) > 0 && time.isBefore(new LamportTime(now.value() - size));
    }

    /// What was heard of one Lamport time.
    static final class Slot<T> {

        private final LamportTime time;
        private final List<T> items = new ArrayList<>(1);

        Slot(LamportTime time) {
            this.time = time;
        }

        LamportTime time() {
            return time;
        }

        List<T> items() {
            return List.copyOf(items);
        }
    }
}
