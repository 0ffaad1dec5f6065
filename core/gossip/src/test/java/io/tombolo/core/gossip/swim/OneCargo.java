package io.tombolo.core.gossip.swim;

import io.tombolo.core.gossip.message.UserMessage;
import io.tombolo.core.wire.Bytes;
import java.util.List;

/// A layer above that wants one payload carried everywhere, and has no broadcasts unless given some.
final class OneCargo implements Cargo {

    private final Bytes payload;
    private List<UserMessage> broadcasts = List.of();
    private int lastBudget = -1;

    OneCargo(Bytes payload) {
        this.payload = payload;
    }

    void wants(UserMessage... messages) {
        broadcasts = List.of(messages);
    }

    int lastBudget() {
        return lastBudget;
    }

    @Override
    public Bytes ackPayload() {
        return payload;
    }

    @Override
    public Bytes pushPullState() {
        return payload;
    }

    @Override
    public List<UserMessage> broadcasts(int overhead, int budget) {
        lastBudget = budget;
        List<UserMessage> given = broadcasts;
        broadcasts = List.of();
        return given;
    }

    @Override
    public boolean hasBroadcasts() {
        return !broadcasts.isEmpty();
    }
}
