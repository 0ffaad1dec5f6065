package io.tombolo.core.gossip.message;

/// Ties an answer to its ping: unsigned 32 bit, counted up by the asker, wrapping.
///
/// @param number 0 to 2^32 - 1
public record SequenceNumber(long number) {

    /// @throws IllegalArgumentException if the number does not fit unsigned 32 bit
    public SequenceNumber {
        if (number < 0 || number > 0xffff_ffffL) {
            throw new IllegalArgumentException("sequence number must be from 0 to 2^32 - 1. received: " + number);
        }
    }

    /// The next number; after the highest comes 0.
    public SequenceNumber next() {
        return new SequenceNumber((number + 1) & 0xffff_ffffL);
    }

    @Override
    public String toString() {
        return Long.toString(number);
    }
}
