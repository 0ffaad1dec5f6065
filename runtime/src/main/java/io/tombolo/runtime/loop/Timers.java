package io.tombolo.runtime.loop;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The timers of one machine: a key, a time, and the input that the machine gets when the time has come.
///
/// Arming a key again replaces what was armed. Timers due at the same time fire in the order in which they were
/// armed. Confined to the driver's thread; arming and disarming cost O(log n).
///
/// @param <I> the machine's inputs
public final class Timers<I> {

    private final TreeMap<Slot, Armed<I>> byDue = new TreeMap<>();
    private final Map<Object, Slot> byKey = new HashMap<>();
    private long armedSoFar;

    /// Arms the timer `key` to give `input` to the machine at `due`, or as soon as possible if that has passed.
    ///
    /// @param key a value with `equals` and `hashCode`, such as a record
    public void arm(Object key, Instant due, I input) {
        disarm(key);
        Slot slot = new Slot(due, armedSoFar++);
        byKey.put(key, slot);
        byDue.put(slot, new Armed<>(key, input));
    }

    /// Disarms the timer `key`; whether there was one.
    public boolean disarm(Object key) {
        Slot slot = byKey.remove(key);
        if (slot == null) {
            return false;
        }
        byDue.remove(slot);
        return true;
    }

    /// When the next timer is due; empty if none is armed.
    public Optional<Instant> nextDue() {
        return byDue.isEmpty() ? Optional.empty() : Optional.of(byDue.firstKey().due());
    }

    /// Takes the earliest timer that is due at `now`, which disarms it. For drivers.
    public Optional<I> pollDue(Instant now) {
        if (byDue.isEmpty() || byDue.firstKey().due().isAfter(now)) {
            return Optional.empty();
        }
        Armed<I> armed = byDue.pollFirstEntry().getValue();
        byKey.remove(armed.key());
        return Optional.of(armed.input());
    }

    /// Disarms all. For drivers.
    public void clear() {
        byDue.clear();
        byKey.clear();
    }

    /// How many timers are armed.
    public int size() {
        return byKey.size();
    }

    private record Slot(Instant due, long order) implements Comparable<Slot> {
        @Override
        public int compareTo(Slot other) {
            int byTime = due.compareTo(other.due);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private record Armed<I>(Object key, I input) {}
}
