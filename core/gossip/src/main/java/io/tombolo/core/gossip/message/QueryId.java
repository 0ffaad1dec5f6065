package io.tombolo.core.gossip.message;

/// Tells queries of the same Lamport time apart: unsigned 32 bit; askers draw 31 random bits.
///
/// @param number 0 to 2^32 - 1
public record QueryId(long number) {

    /// @throws IllegalArgumentException if the number does not fit unsigned 32 bit
    public QueryId {
        if (number < 0 || number > 0xffff_ffffL) {
            throw new IllegalArgumentException("query id must be from 0 to 2^32 - 1. received: " + number);
        }
    }

    @Override
    public String toString() {
        return Long.toString(number);
    }
}
