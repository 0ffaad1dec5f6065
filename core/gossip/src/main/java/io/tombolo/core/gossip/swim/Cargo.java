package io.tombolo.core.gossip.swim;

import io.tombolo.core.gossip.message.UserMessage;
import io.tombolo.core.wire.Bytes;
import java.util.List;

/// What the layer above wants carried. Asked in the middle of a step: answers from memory, at once.
public interface Cargo {

    /// What goes into acks of direct pings; empty for nothing.
    Bytes ackPayload();

    /// What goes along with a push/pull; empty for nothing.
    Bytes pushPullState();

    /// Broadcasts to fill up a packet with.
    ///
    /// @param overhead bytes that each message costs on top of its body
    /// @param budget   bytes that all of them may cost together
    List<UserMessage> broadcasts(int overhead, int budget);

    /// Whether there are broadcasts left, so that gossip has to go on.
    boolean hasBroadcasts();

    /// Nothing: memberlist alone.
    static Cargo nothing() {
        return new Cargo() {
            @Override
            public Bytes ackPayload() {
                return Bytes.EMPTY;
            }

            @Override
            public Bytes pushPullState() {
                return Bytes.EMPTY;
            }

            @Override
            public List<UserMessage> broadcasts(int overhead, int budget) {
                return List.of();
            }

            @Override
            public boolean hasBroadcasts() {
                return false;
            }
        };
    }
}
