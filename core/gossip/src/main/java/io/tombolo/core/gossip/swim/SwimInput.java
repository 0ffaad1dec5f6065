package io.tombolo.core.gossip.swim;

import io.tombolo.core.gossip.message.Ack;
import io.tombolo.core.gossip.message.Address;
import io.tombolo.core.gossip.message.Alive;
import io.tombolo.core.gossip.message.PacketMessage;
import io.tombolo.core.gossip.message.Ping;
import io.tombolo.core.gossip.message.PushPull;
import io.tombolo.core.wire.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What can happen to a [Membership].
public sealed interface SwimInput {

    /// The sockets are open; the machine becomes a pool of one. Comes first and once.
    record Start() implements SwimInput {}

    /// A packet arrived.
    ///
    /// @param from      where the packet came from
    /// @param arrivedAt when it came off the socket: round trips are measured to here, not to when its turn came
    /// @param messages  its messages, in order
    record PacketHeard(Address from, Instant arrivedAt, List<PacketMessage> messages) implements SwimInput {

        public PacketHeard {
            messages = List.copyOf(messages);
        }
    }

    /// A timer fired.
    record Woken(SwimTimer timer) implements SwimInput {}

    /// A packet could not be sent.
    ///
    /// @param remote whether the far side refused it; otherwise the fault lies here, and says nothing about the
    /// member
    record SendFailed(Peer to, boolean remote) implements SwimInput {}

    /// A stream brought a push/pull; it waits for the answer.
    record PushPullAsked(StreamId stream, Address from, PushPull state) implements SwimInput {}

    /// A push/pull of ours was answered.
    record PushPullAnswered(StreamId stream, PushPull state) implements SwimInput {}

    /// A stream brought a ping; it waits for the answer.
    record StreamPingAsked(StreamId stream, Ping ping) implements SwimInput {}

    /// A ping of ours over a stream was answered.
    record StreamPingAnswered(StreamId stream, Ack ack) implements SwimInput {}

    /// A stream of ours failed, timed out, or brought an answer that could not be read.
    record StreamFailed(StreamId stream, String reason) implements SwimInput {}

    /// A stream brought a message for the layer above.
    record StreamMessageHeard(Address from, Bytes body) implements SwimInput {}

    /// Exchange states with each contact; one that answers is enough.
    record JoinPool(JoinTicket ticket, List<Peer> contacts) implements SwimInput {

        public JoinPool {
            contacts = List.copyOf(contacts);
        }
    }

    /// Tell everybody a new meta.
    ///
    /// @param meta    at most [Alive#META_LIMIT] bytes
    /// @param timeout for [SwimEvent.MetaSpread]
    record UpdateMeta(Bytes meta, Duration timeout) implements SwimInput {

        /// @throws IllegalArgumentException if the meta is too long
        public UpdateMeta {
            if (meta.length() > Alive.META_LIMIT) {
                throw new IllegalArgumentException(
                        "meta has %d bytes; at most %d are allowed".formatted(meta.length(), Alive.META_LIMIT));
            }
        }
    }

    /// Say goodbye. Probes are answered still, until the process ends.
    ///
    /// @param timeout for [SwimEvent.FarewellSpread]
    record LeavePool(Duration timeout) implements SwimInput {}

    /// The layer above has broadcasts to be carried.
    record CargoWaiting() implements SwimInput {}
}
