package io.tombolo.core.gossip.message;

import io.tombolo.core.wire.Bytes;
import java.time.Duration;
import java.util.List;

/// A question to everybody whom the filters match. Source: gossip sheet 13 and 16.
///
/// @param time of the query clock
/// @param id tells it apart from others of the same time
/// @param replyTo where answers go to
/// @param source who asks; nobody if an old sender left it out
/// @param filters who is meant; none: everybody
/// @param ackWanted whether receivers that are meant say at once that they got it
/// @param noBroadcast whether receivers do not gossip it on
/// @param relayFactor how many others pass each answer on as well, 0 to 255
/// @param timeout how long the asker waits; from strangers anything, also negative
/// @param name what is asked; `_serf_…` is serf's own
/// @param payload anything
public record Query(
        LamportTime time,
        QueryId id,
        Address replyTo,
        MemberName source,
        List<Filter> filters,
        boolean ackWanted,
        boolean noBroadcast,
        int relayFactor,
        Duration timeout,
        String name,
        Bytes payload)
        implements SerfMessage {

    /// @throws IllegalArgumentException if the relay factor does not fit one byte
    public Query {
        filters = List.copyOf(filters);
        if (relayFactor < 0 || relayFactor > 0xff) {
            throw new IllegalArgumentException("relay factor must be from 0 to 255. received: " + relayFactor);
        }
    }
}
