package io.tombolo.core.gossip.message;

/// How often a member has announced itself anew: the higher one is right.
///
/// Unsigned 32 bit, compared without regard to wrapping. Source: gossip sheet 11.
///
/// @param number 0 to 2^32 - 1
public record Incarnation(long number) implements Comparable<Incarnation> {

    /// The highest number; who is accused with it cannot outbid it.
    public static final Incarnation HIGHEST = new Incarnation(0xffff_ffffL);

    /// Of a member that has only just started.
    public static final Incarnation FIRST = new Incarnation(1);

    /// @throws IllegalArgumentException if the number does not fit unsigned 32 bit
    public Incarnation {
        if (number < 0 || number > 0xffff_ffffL) {
            throw new IllegalArgumentException("incarnation must be from 0 to 2^32 - 1. received: " + number);
        }
    }

    /// The next higher one; the highest stays what it is.
    public Incarnation next() {
        return equals(HIGHEST) ? HIGHEST : new Incarnation(number + 1);
    }

    /// The higher of the two.
    public Incarnation max(Incarnation other) {
        return number >= other.number ? this : other;
    }

    public boolean isAbove(Incarnation other) {
        return number > other.number;
    }

    public boolean isBelow(Incarnation other) {
        return number < other.number;
    }

    @Override
    public int compareTo(Incarnation other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return Long.toString(number);
    }
}
