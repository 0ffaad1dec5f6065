package io.tombolo.core.gossip.codec;

import io.tombolo.core.gossip.message.Ack;
import io.tombolo.core.gossip.message.Alive;
import io.tombolo.core.gossip.message.Dead;
import io.tombolo.core.gossip.message.ErrorReply;
import io.tombolo.core.gossip.message.IndirectPing;
import io.tombolo.core.gossip.message.Nack;
import io.tombolo.core.gossip.message.PacketMessage;
import io.tombolo.core.gossip.message.Ping;
import io.tombolo.core.gossip.message.PushPull;
import io.tombolo.core.gossip.message.StreamMessage;
import io.tombolo.core.gossip.message.Suspect;
import io.tombolo.core.gossip.message.UserMessage;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.MsgpackWriter;

/// Writes single messages: type byte, then record or body. One thread owns it. Source: gossip sheet 3 and 4.
final class MessageWriter {

    private final MsgpackWriter out = new MsgpackWriter();

    Bytes packetForm(PacketMessage message) {
        return switch (message) {
            case Ping ping -> write(ping);
            case IndirectPing ping -> {
                begin(MessageType.INDIRECT_PING);
                ProbeRecords.write(out, ping);
                yield finish();
            }
            case Ack ack -> write(ack);
            case Nack nack -> {
                begin(MessageType.NACK);
                ProbeRecords.write(out, nack);
                yield finish();
            }
            case Suspect suspect -> {
                begin(MessageType.SUSPECT);
                StateRecords.write(out, suspect);
                yield finish();
            }
            case Alive alive -> {
                begin(MessageType.ALIVE);
                StateRecords.write(out, alive);
                yield finish();
            }
            case Dead dead -> {
                begin(MessageType.DEAD);
                StateRecords.write(out, dead);
                yield finish();
            }
            case UserMessage user -> {
                begin(MessageType.USER);
                out.writeEncoded(user.body());
                yield finish();
            }
        };
    }

    Bytes streamForm(StreamMessage message) {
        return switch (message) {
            case Ping ping -> write(ping);
            case Ack ack -> write(ack);
            case PushPull pushPull -> {
                begin(MessageType.PUSH_PULL);
                StreamRecords.writePushPull(out, pushPull);
                yield finish();
            }
            case UserMessage user -> {
                begin(MessageType.USER);
                StreamRecords.writeUserMessageLength(out, user.body().length());
                out.writeEncoded(user.body());
                yield finish();
            }
            case ErrorReply error -> {
                begin(MessageType.ERROR);
                StreamRecords.write(out, error);
                yield finish();
            }
        };
    }

    private Bytes write(Ping ping) {
        begin(MessageType.PING);
        ProbeRecords.write(out, ping);
        return finish();
    }

    private Bytes write(Ack ack) {
        begin(MessageType.ACK);
        ProbeRecords.write(out, ack);
        return finish();
    }

    private void begin(int type) {
        out.clear();
        Writing.type(out, type);
    }

    private Bytes finish() {
        return Bytes.wrap(out.toByteArray());
    }
}
