package io.tombolo.core.gossip.swim;

/// Ties the outcome of a join to the command that asked for it.
///
/// @param number chosen by who asks
public record JoinTicket(long number) {

    @Override
    public String toString() {
        return Long.toString(number);
    }
}
