package io.tombolo.core.gossip.serf;

/// Ties answers to the command that asked for them.
///
/// @param number chosen by who asks
public record AskTicket(long number) {

    @Override
    public String toString() {
        return Long.toString(number);
    }
}
