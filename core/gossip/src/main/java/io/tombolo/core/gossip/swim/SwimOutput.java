package io.tombolo.core.gossip.swim;

import io.tombolo.core.gossip.message.Address;
import io.tombolo.core.gossip.message.PacketMessage;
import io.tombolo.core.gossip.message.Ping;
import io.tombolo.core.gossip.message.PushPull;
import io.tombolo.core.gossip.message.StreamMessage;
import io.tombolo.core.wire.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What a [Membership] can ask for; performed in order.
public sealed interface SwimOutput {

    /// Send one packet.
    ///
    /// @param messages  1 to 255 of them; more than one become a compound, in this order
    /// @param checksum  whether the receiver is known to understand the checksum wrapper, so that it may be put on
    record Send(Peer to, List<PacketMessage> messages, boolean checksum) implements SwimOutput {

        public Send {
            messages = List.copyOf(messages);
        }
    }

    /// Open a stream, send the state, read the answer: [SwimInput.PushPullAnswered] or [SwimInput.StreamFailed].
    ///
    /// @param timeout for the whole exchange
    record OpenPushPull(StreamId stream, Peer to, PushPull state, Duration timeout) implements SwimOutput {}

    /// Open a stream, send the ping, read the ack: [SwimInput.StreamPingAnswered] or [SwimInput.StreamFailed].
    ///
    /// @param deadline for the whole exchange
    record OpenPing(StreamId stream, Peer to, Ping ping, Instant deadline) implements SwimOutput {}

    /// Answer a stream that came in, and close it.
    record AnswerStream(StreamId stream, StreamMessage answer) implements SwimOutput {}

    /// Close a stream that came in, without an answer.
    record CloseStream(StreamId stream) implements SwimOutput {}

    /// Wake the machine at a time; replaces an earlier wish for an equal timer.
    record WakeAt(SwimTimer timer, Instant at) implements SwimOutput {}

    /// Something to be known: for log, metrics, the member feed, and the layer above.
    record Announce(SwimEvent event) implements SwimOutput {}

    /// A message for the layer above.
    ///
    /// @param from where it came from
    record Deliver(Address from, Bytes body) implements SwimOutput {}

    /// The state of a peer's layer above, to be merged after the members were.
    ///
    /// @param join whether it came with an explicit join
    record DeliverState(Bytes userState, boolean join) implements SwimOutput {}
}
