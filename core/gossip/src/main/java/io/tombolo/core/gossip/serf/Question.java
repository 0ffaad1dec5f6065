package io.tombolo.core.gossip.serf;

import io.tombolo.core.gossip.message.Filter;
import io.tombolo.core.wire.Bytes;
import java.time.Duration;
import java.util.List;

/// What to ask of whom.
///
/// @param filters     who is meant; none: everybody
/// @param ackWanted   whether receivers say at once that they got it
/// @param relayFactor how many others pass each answer on as well, 0 to 255
/// @param timeout     how long answers are taken; zero for the default, which grows with the pool
public record Question(
        String name, Bytes payload, List<Filter> filters, boolean ackWanted, int relayFactor, Duration timeout) {

    /// What serf's own questions start with.
    static final String INTERNAL_PREFIX = "_serf_";

    /// @throws IllegalArgumentException if the relay factor does not fit one byte, or the timeout is negative
    public Question {
        filters = List.copyOf(filters);
        if (relayFactor < 0 || relayFactor > 0xff || timeout.isNegative()) {
            throw new IllegalArgumentException("relay factor must be from 0 to 255 and timeout not negative. "
                    + "received: %d and %s".formatted(relayFactor, timeout));
        }
    }

    /// A question to everybody, without acks and relays, with the default timeout.
    public static Question toEverybody(String name, Bytes payload) {
        return new Question(name, payload, List.of(), false, 0, Duration.ZERO);
    }
}
