package io.tombolo.gossipservice;

import io.tombolo.core.gossip.codec.Flaw;
import io.tombolo.core.gossip.codec.Malformed;
import io.tombolo.core.gossip.codec.StreamCodec;
import io.tombolo.core.gossip.codec.StreamDecoder;
import io.tombolo.core.gossip.codec.StreamRead;
import io.tombolo.core.gossip.message.Ack;
import io.tombolo.core.gossip.message.Address;
import io.tombolo.core.gossip.message.ErrorReply;
import io.tombolo.core.gossip.message.Ping;
import io.tombolo.core.gossip.message.PushPull;
import io.tombolo.core.gossip.message.StreamMessage;
import io.tombolo.core.gossip.message.UserMessage;
import io.tombolo.core.gossip.serf.SerfInput;
import io.tombolo.core.gossip.swim.StreamId;
import io.tombolo.core.gossip.swim.SwimInput;
import io.tombolo.core.wire.Bytes;
import io.tombolo.runtime.loop.Inbox;
import io.tombolo.runtime.loop.Offered;
import io.tombolo.runtime.net.ByteStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// Turns streams that peers open into inputs, and keeps them until the machine has answered or closed them.
final class IncomingStreams {

    private final Supplier<StreamCodec> codecs;
    private final Inbox<SerfInput> inbox;
    private final PoolObserver observer;
    private final AtomicLong count = new AtomicLong();
    private final Map<StreamId, Waiting> waiting = new ConcurrentHashMap<>();

    private record Waiting(ByteStream stream, StreamCodec codec) {}

    /// @param codecs makes a codec for each stream: streams live on several event loops
    IncomingStreams(Supplier<StreamCodec> codecs, Inbox<SerfInput> inbox, PoolObserver observer) {
        this.codecs = codecs;
        this.inbox = inbox;
        this.observer = observer;
    }

    /// The handler of one more stream.
    ByteStream.Handler accept() {
        return new Accepted(new StreamId(count.incrementAndGet()), codecs.get());
    }

    /// Answers a stream, and closes it.
    void answer(StreamId id, StreamMessage answer) {
        take(id).ifPresent(held -> held.stream().writeAndClose(held.codec().encodeAnswer(answer)));
    }

    /// Closes a stream without an answer.
    void close(StreamId id) {
        take(id).ifPresent(held -> held.stream().close());
    }

    private Optional<Waiting> take(StreamId id) {
        return Optional.ofNullable(waiting.remove(id));
    }

    private final class Accepted implements ByteStream.Handler {

        private final StreamId id;
        private final StreamCodec codec;
        private final StreamDecoder decoder;
        private boolean spent;

        Accepted(StreamId id, StreamCodec codec) {
            this.id = id;
            this.codec = codec;
            decoder = codec.requestDecoder();
        }

        @Override
        public void opened(ByteStream stream) {
            observer.streamAccepted();
        }

        @Override
        public void received(ByteStream stream, Bytes bytes) {
            if (spent) {
                return;
            }
            switch (decoder.feed(bytes)) {
                case StreamRead.NeedMore _ -> {}
                case StreamRead.Received received -> {
                    spent = true;
                    hand(stream, received.message());
                }
                case Malformed malformed -> {
                    spent = true;
                    refuse(stream, malformed);
                }
            }
        }

        @Override
        public void closed(String reason) {
            waiting.remove(id);
        }

        private void hand(ByteStream stream, StreamMessage message) {
            Address from = SocketAddresses.of(stream.peer());
            switch (message) {
                case PushPull state -> ask(stream, new SwimInput.PushPullAsked(id, from, state));
                case Ping ping -> ask(stream, new SwimInput.StreamPingAsked(id, ping));
                case UserMessage user -> {
                    inbox.offer(new SerfInput.Swim(new SwimInput.StreamMessageHeard(from, user.body())));
                    stream.close();
                }
                case Ack _, ErrorReply _ ->
                    refuse(stream, new Malformed(Flaw.UNKNOWN_TYPE, "an answer where a request is expected"));
            }
        }

        private void ask(ByteStream stream, SwimInput question) {
            waiting.put(id, new Waiting(stream, codec));
            if (inbox.offer(new SerfInput.Swim(question)) == Offered.REFUSED) {
                waiting.remove(id);
                stream.close();
            }
        }

        /// The reference tells a peer only about encryption, so that its operator sees it on both sides.
        private void refuse(ByteStream stream, Malformed malformed) {
            observer.malformed(stream.peer(), malformed);
            if (malformed.flaw() == Flaw.NOT_ENCRYPTED || malformed.flaw() == Flaw.NO_KEY) {
                stream.writeAndClose(codec.encodeAnswer(new ErrorReply(malformed.detail())));
            } else {
                stream.close();
            }
        }
    }
}
