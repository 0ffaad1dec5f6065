package io.tombolo.testing.sim;

import java.util.Arrays;

/// What is yet to happen, earliest first; at the same time, in the order in which it was scheduled.
///
/// A binary heap whose entries know their place, so that one can be taken out in O(log n): a timer that is armed
/// anew leaves nothing behind.
final class EventQueue {

    private static final int FIRST_CAPACITY = 1024;
    private static final int NOT_QUEUED = -1;

    /// An entry that is not in any queue, for fields that have none yet.
    static final Entry NEVER = new Entry(Long.MAX_VALUE, Long.MAX_VALUE, () -> {});

    private Entry[] heap = new Entry[FIRST_CAPACITY];
    private int size;
    private long scheduledSoFar;

    /// One thing that will happen.
    static final class Entry {
        private final long atNanos;
        private final long order;
        private final Runnable action;
        private int place = NOT_QUEUED;

        private Entry(long atNanos, long order, Runnable action) {
            this.atNanos = atNanos;
            this.order = order;
            this.action = action;
        }

        long atNanos() {
            return atNanos;
        }

        Runnable action() {
            return action;
        }

        boolean isQueued() {
            return place != NOT_QUEUED;
        }

        private boolean isBefore(Entry other) {
            return atNanos != other.atNanos ? atNanos < other.atNanos : order < other.order;
        }
    }

    Entry add(long atNanos, Runnable action) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
        }
        Entry entry = new Entry(atNanos, scheduledSoFar++, action);
        size++;
        siftUp(entry, size - 1);
        return entry;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /// When the earliest entry is due. The queue must not be empty.
    long nextNanos() {
        return heap[0].atNanos;
    }

    /// Takes the earliest entry. The queue must not be empty.
    Entry poll() {
        Entry first = heap[0];
        remove(first);
        return first;
    }

    /// Takes an entry out, if it is still in.
    void remove(Entry entry) {
        int hole = entry.place;
        if (hole == NOT_QUEUED) {
            return;
        }
        entry.place = NOT_QUEUED;
        size--;
        Entry last = heap[size];
        vacate(size);
        if (last == entry) {
            return;
        }
        siftDown(last, hole);
        if (heap[hole] == last) {
            siftUp(last, hole);
        }
    }

    // The array is never read beyond size; clearing lets go of what has happened.
    private void vacate(int place) {
        Arrays.fill(heap, place, place + 1, null);
    }

    private void siftUp(Entry entry, int from) {
        int place = from;
        while (place > 0) {
            int parent = (place - 1) >>> 1;
            if (!entry.isBefore(heap[parent])) {
                break;
            }
            put(heap[parent], place);
            place = parent;
        }
        put(entry, place);
    }

    private void siftDown(Entry entry, int from) {
        int place = from;
        while (2 * place + 1 < size) {
            int child = 2 * place + 1;
            if (child + 1 < size && heap[child + 1].isBefore(heap[child])) {
                child++;
            }
            if (!heap[child].isBefore(entry)) {
                break;
            }
            put(heap[child], place);
            place = child;
        }
        put(entry, place);
    }

    private void put(Entry entry, int place) {
        heap[place] = entry;
        entry.place = place;
    }
}
