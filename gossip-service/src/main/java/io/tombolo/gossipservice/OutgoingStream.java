package io.tombolo.gossipservice;

import io.tombolo.core.gossip.codec.Malformed;
import io.tombolo.core.gossip.codec.StreamCodec;
import io.tombolo.core.gossip.codec.StreamDecoder;
import io.tombolo.core.gossip.codec.StreamRead;
import io.tombolo.core.gossip.message.Ack;
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
import io.tombolo.runtime.net.ByteStream;

/// One stream that the machine opened: sends the request, reads the answer, tells the machine once what came of it.
final class OutgoingStream implements ByteStream.Handler {

    private final StreamId id;
    private final Bytes request;
    private final StreamDecoder decoder;
    private final Inbox<SerfInput> inbox;
    private boolean told;

    OutgoingStream(StreamId id, StreamMessage request, StreamCodec codec, Inbox<SerfInput> inbox) {
        this.id = id;
        this.request = codec.encodeRequest(request);
        this.decoder = codec.answerDecoder();
        this.inbox = inbox;
    }

    @Override
    public void opened(ByteStream stream) {
        stream.write(request);
    }

    @Override
    public void received(ByteStream stream, Bytes bytes) {
        if (told) {
            return;
        }
        switch (decoder.feed(bytes)) {
            case StreamRead.NeedMore _ -> {}
            case StreamRead.Received received -> {
                tell(outcome(received.message()));
                stream.close();
            }
            case Malformed malformed -> {
                tell(failed("answer cannot be read: " + malformed.detail()));
                stream.close();
            }
        }
    }

    @Override
    public void closed(String reason) {
        if (!told) {
            tell(failed(reason));
        }
    }

    private SwimInput outcome(StreamMessage answer) {
        return switch (answer) {
            case PushPull state -> new SwimInput.PushPullAnswered(id, state);
            case Ack ack -> new SwimInput.StreamPingAnswered(id, ack);
            case ErrorReply error -> failed("the peer refused: " + error.text());
            case Ping _, UserMessage _ -> failed("the peer sent a request where an answer is expected");
        };
    }

    private SwimInput failed(String reason) {
        return new SwimInput.StreamFailed(id, reason);
    }

    private void tell(SwimInput outcome) {
        told = true;
        inbox.offer(new SerfInput.Swim(outcome));
    }
}
