package io.tombolo.core.gossip.codec;

import io.tombolo.core.gossip.message.JoinIntent;
import io.tombolo.core.gossip.message.LamportTime;
import io.tombolo.core.gossip.message.LeaveIntent;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.UserEvent;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.MalformedMsgpack;
import io.tombolo.core.wire.msgpack.MsgpackReader;
import io.tombolo.core.wire.msgpack.MsgpackWriter;

/// The records that are told to everybody: intents and user events. Source: gossip sheet 13.
final class EventRecords {

    private static final Fields JOIN = Fields.declared("LTime", "Node");
    private static final Fields LEAVE = Fields.declared("LTime", "Node", "Prune");
    private static final Fields USER_EVENT = Fields.declared("LTime", "Name", "Payload", "CC");

    private static final byte[] CC = Fields.key("CC");
    private static final byte[] L_TIME = Fields.key("LTime");
    private static final byte[] NAME = Fields.key("Name");
    private static final byte[] NODE = Fields.key("Node");
    private static final byte[] PAYLOAD = Fields.key("Payload");
    private static final byte[] PRUNE = Fields.key("Prune");

    private EventRecords() {}

    static JoinIntent readJoin(MsgpackReader in) throws MalformedMsgpack {
        LamportTime time = LamportTime.ZERO;
        MemberName node = MemberName.NOBODY;
        RecordReader record = RecordReader.open(in, JOIN);
        while (record.next()) {
            switch (record.field()) {
                case "LTime" -> time = record.time();
                case "Node" -> node = record.name();
                default -> throw record.unhandled();
            }
        }
        return new JoinIntent(time, node);
    }

    static LeaveIntent readLeave(MsgpackReader in) throws MalformedMsgpack {
        LamportTime time = LamportTime.ZERO;
        MemberName node = MemberName.NOBODY;
        boolean prune = false;
        RecordReader record = RecordReader.open(in, LEAVE);
        while (record.next()) {
            switch (record.field()) {
                case "LTime" -> time = record.time();
                case "Node" -> node = record.name();
                case "Prune" -> prune = record.bool();
                default -> throw record.unhandled();
            }
        }
        return new LeaveIntent(time, node, prune);
    }

    static UserEvent readUserEvent(MsgpackReader in) throws MalformedMsgpack {
        LamportTime time = LamportTime.ZERO;
        String name = "";
        Bytes payload = Bytes.EMPTY;
        boolean coalesce = false;
        RecordReader record = RecordReader.open(in, USER_EVENT);
        while (record.next()) {
            switch (record.field()) {
                case "LTime" -> time = record.time();
                case "Name" -> name = record.text(Limits.TEXT);
                case "Payload" -> payload = record.view();
                case "CC" -> coalesce = record.bool();
                default -> throw record.unhandled();
            }
        }
        return new UserEvent(time, name, payload, coalesce);
    }

    static void write(MsgpackWriter out, JoinIntent join) {
        out.writeMapHeader(2);
        out.writeEncoded(L_TIME);
        out.writeUnsigned(join.time().value());
        out.writeEncoded(NODE);
        Text.write(out, join.node().name());
    }

    static void write(MsgpackWriter out, LeaveIntent leave) {
        out.writeMapHeader(3);
        out.writeEncoded(L_TIME);
        out.writeUnsigned(leave.time().value());
        out.writeEncoded(NODE);
        Text.write(out, leave.node().name());
        out.writeEncoded(PRUNE);
        out.writeBoolean(leave.prune());
    }

    static void write(MsgpackWriter out, UserEvent event) {
        out.writeMapHeader(4);
        out.writeEncoded(CC);
        out.writeBoolean(event.coalesce());
        out.writeEncoded(L_TIME);
        out.writeUnsigned(event.time().value());
        out.writeEncoded(NAME);
        Text.write(out, event.name());
        out.writeEncoded(PAYLOAD);
        Writing.bytesOrNil(out, event.payload());
    }
}
