package io.tombolo.core.gossip.codec;

import io.tombolo.core.gossip.message.ErrorReply;
import io.tombolo.core.gossip.message.PushPull;
import io.tombolo.core.wire.msgpack.MalformedMsgpack;
import io.tombolo.core.wire.msgpack.MsgpackReader;
import io.tombolo.core.wire.msgpack.MsgpackWriter;

/// The records that stand on streams alone. Source: gossip sheet 4 and 6.
final class StreamRecords {

    private static final Fields PUSH_PULL = Fields.declared("Nodes", "UserStateLen", "Join");
    private static final Fields USER = Fields.declared("UserMsgLen");
    private static final Fields ERROR = Fields.declared("Error");

    private static final byte[] ERROR_KEY = Fields.key("Error");
    private static final byte[] JOIN = Fields.key("Join");
    private static final byte[] NODES = Fields.key("Nodes");
    private static final byte[] USER_MSG_LEN = Fields.key("UserMsgLen");
    private static final byte[] USER_STATE_LEN = Fields.key("UserStateLen");

    private StreamRecords() {}

    /// What a push/pull announces about itself.
    record PushPullHeader(boolean join, int nodes, int userStateLength) {}

    static PushPullHeader readPushPullHeader(MsgpackReader in) throws MalformedMsgpack {
        boolean join = false;
        int nodes = 0;
        int userStateLength = 0;
        RecordReader record = RecordReader.open(in, PUSH_PULL);
        while (record.next()) {
            switch (record.field()) {
                case "Join" -> join = record.bool();
                case "Nodes" -> nodes = record.atMost(Limits.NODES);
                case "UserStateLen" -> userStateLength = record.atMost(Limits.USER_STATE);
                default -> throw record.unhandled();
            }
        }
        return new PushPullHeader(join, nodes, userStateLength);
    }

    static int readUserMessageLength(MsgpackReader in) throws MalformedMsgpack {
        int length = 0;
        RecordReader record = RecordReader.open(in, USER);
        while (record.next()) {
            length = record.atMost(Limits.USER_MESSAGE);
        }
        return length;
    }

    static ErrorReply readError(MsgpackReader in) throws MalformedMsgpack {
        String text = "";
        RecordReader record = RecordReader.open(in, ERROR);
        while (record.next()) {
            text = record.text(Limits.ERROR_TEXT);
        }
        return new ErrorReply(text);
    }

    static void writePushPull(MsgpackWriter out, PushPull pushPull) {
        out.writeMapHeader(3);
        out.writeEncoded(JOIN);
        out.writeBoolean(pushPull.join());
        out.writeEncoded(NODES);
        out.writeUnsigned(pushPull.nodes().size());
        out.writeEncoded(USER_STATE_LEN);
        out.writeUnsigned(pushPull.userState().length());
        pushPull.nodes().forEach(node -> StateRecords.write(out, node));
        out.writeEncoded(pushPull.userState());
    }

    static void writeUserMessageLength(MsgpackWriter out, int length) {
        out.writeMapHeader(1);
        out.writeEncoded(USER_MSG_LEN);
        out.writeUnsigned(length);
    }

    static void write(MsgpackWriter out, ErrorReply error) {
        out.writeMapHeader(1);
        out.writeEncoded(ERROR_KEY);
        Text.write(out, error.text());
    }
}
