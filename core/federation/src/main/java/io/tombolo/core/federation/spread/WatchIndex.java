package io.tombolo.core.federation.spread;

/// What a blocking query goes on from.
public record WatchIndex(long value) implements Comparable<WatchIndex> {

    /// Before everything: a query from here is answered at once.
    public static final WatchIndex START = new WatchIndex(0);

    @Override
    public int compareTo(WatchIndex other) {
        return Long.compareUnsigned(value, other.value);
    }
}
