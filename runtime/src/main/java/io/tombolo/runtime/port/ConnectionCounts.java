package io.tombolo.runtime.port;

import java.util.concurrent.ConcurrentHashMap;

/// How many connections each of something has. Safe for all threads.
///
/// @param <K> what has connections
public final class ConnectionCounts<K> {

    private final ConcurrentHashMap<K, Integer> counts = new ConcurrentHashMap<>();
    private final int limit;

    /// @param limit of one key
    public ConnectionCounts(int limit) {
        this.limit = limit;
    }

    /// Counts one more. False if that is too many; then nothing is counted.
    public boolean take(K key) {
        boolean[] taken = new boolean[1];
        counts.compute(key, (_, count) -> {
            int now = count == null ? 0 : count;
            taken[0] = now < limit;
            return taken[0] ? Integer.valueOf(now + 1) : count;
        });
        return taken[0];
    }

    /// Counts one less.
    public void release(K key) {
        counts.computeIfPresent(key, (_, count) -> count <= 1 ? null : count - 1);
    }

    /// How many keys have any.
    public int size() {
        return counts.size();
    }
}
