package io.tombolo.core.gossip.codec;

import io.tombolo.core.gossip.message.NodeState;
import io.tombolo.core.gossip.message.PushPull;
import io.tombolo.core.gossip.message.StreamMessage;
import io.tombolo.core.gossip.message.UserMessage;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.Decoded.Malformed;
import io.tombolo.core.wire.msgpack.Decoded.Read;
import io.tombolo.core.wire.msgpack.MalformedMsgpack;
import io.tombolo.core.wire.msgpack.Msgpack;
import io.tombolo.core.wire.msgpack.MsgpackReader;
import java.util.ArrayList;
import java.util.List;

/// Reads stream messages that are there as a whole. Source: gossip sheet 6.
final class StreamMessages {

    private StreamMessages() {}

    /// Reads a message that is out of its label and encryption; it may be a compress message, but only once.
    static StreamMessage read(Bytes message, Compression compression) throws Refusal {
        if (!message.isEmpty() && message.at(0) == MessageType.COMPRESS) {
            return readInflated(compression.inflate(message.from(1), Limits.STREAM_INFLATED));
        }
        return readInflated(message);
    }

    private static StreamMessage readInflated(Bytes message) throws Refusal {
        if (message.isEmpty()) {
            throw new Refusal(Flaw.EMPTY, "message is empty");
        }
        Bytes body = message.from(1);
        int type = message.at(0) & 0xff;
        return switch (type) {
            case MessageType.PING -> Reading.of(body, ProbeRecords::readPing);
            case MessageType.ACK -> Reading.of(body, ProbeRecords::readAck);
            case MessageType.PUSH_PULL -> readPushPull(body);
            case MessageType.USER -> readUserMessage(body);
            case MessageType.ERROR -> Reading.of(body, StreamRecords::readError);
            default -> throw unknown(type);
        };
    }

    static Refusal unknown(int type) {
        return new Refusal(Flaw.UNKNOWN_TYPE, "message type " + type + " does not stand on streams");
    }

    private record Nodes(boolean join, List<NodeState> nodes, int userStateLength) {}

    private static PushPull readPushPull(Bytes body) throws Refusal {
        return switch (Msgpack.decode(body, StreamMessages::readNodes)) {
            case Read<Nodes> read ->
                new PushPull(
                        read.value().join(),
                        read.value().nodes(),
                        exactly(body, read.length(), read.value().userStateLength()));
            case Malformed<Nodes> malformed -> throw Reading.refusal(malformed);
        };
    }

    private static Nodes readNodes(MsgpackReader in) throws MalformedMsgpack {
        StreamRecords.PushPullHeader header = StreamRecords.readPushPullHeader(in);
        List<NodeState> nodes = new ArrayList<>(MsgpackReader.roomFor(header.nodes()));
        for (int i = 0; i < header.nodes(); i++) {
            StateRecords.readNodeState(in).ifPresent(nodes::add);
        }
        return new Nodes(header.join(), nodes, header.userStateLength());
    }

    private static UserMessage readUserMessage(Bytes body) throws Refusal {
        return switch (Msgpack.decode(body, StreamRecords::readUserMessageLength)) {
            case Read<Integer> read -> new UserMessage(exactly(body, read.length(), read.value()));
            case Malformed<Integer> malformed -> throw Reading.refusal(malformed);
        };
    }

    private static Bytes exactly(Bytes body, int from, int length) throws Refusal {
        if (length > body.length() - from) {
            throw new Refusal(Flaw.RECORD, "message ends before its announced length");
        }
        return body.slice(from, length);
    }
}
