package io.tombolo.core.gossip.serf;

import io.tombolo.core.gossip.message.LamportTime;
import io.tombolo.core.gossip.message.QueryId;

/// Which query: a Lamport time, and an id among those of one time.
public record QueryHandle(LamportTime time, QueryId id) {

    @Override
    public String toString() {
        return time + "/" + id;
    }
}
