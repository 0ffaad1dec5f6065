package io.tombolo.core.gossip.message;

/// A reading of one of serf's three Lamport clocks: members, user events, queries.
///
/// Unsigned 64 bit: compare with the methods here, never the number itself. Source: gossip sheet 13.1.
///
/// @param value the unsigned reading
public record LamportTime(long value) implements Comparable<LamportTime> {

    public static final LamportTime ZERO = new LamportTime(0);

    /// The highest reading; strangers can claim it.
    public static final LamportTime HIGHEST = new LamportTime(-1);

    /// The next later reading; the highest stays what it is.
    public LamportTime next() {
        return equals(HIGHEST) ? HIGHEST : new LamportTime(value + 1);
    }

    /// The reading before; zero stays what it is.
    public LamportTime previous() {
        return value == 0 ? ZERO : new LamportTime(value - 1);
    }

    public boolean isAfter(LamportTime other) {
        return compareTo(other) > 0;
    }

    public boolean isBefore(LamportTime other) {
        return compareTo(other) < 0;
    }

    /// The later of the two.
    public LamportTime max(LamportTime other) {
        return isBefore(other) ? other : this;
    }

    /// The slot of a ring of `size` slots that this reading falls into.
    public int slot(int size) {
        return (int) Long.remainderUnsigned(value, size);
    }

    @Override
    public int compareTo(LamportTime other) {
        return Long.compareUnsigned(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(value);
    }
}
