package io.tombolo.core.gossip.codec;

import io.tombolo.core.gossip.message.LamportTime;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.RecentEvents;
import io.tombolo.core.gossip.message.SerfPushPull;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.MalformedMsgpack;
import io.tombolo.core.wire.msgpack.MsgpackReader;
import io.tombolo.core.wire.msgpack.MsgpackWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The record that serf adds to a push/pull.
///
/// The reference sends its whole event buffer, nil for empty slots; we send the filled slots alone, which it
/// accepts. Source: gossip sheet 13.2.
final class SerfPushPullRecord {

    private static final Fields PUSH_PULL =
            Fields.declared("LTime", "StatusLTimes", "LeftMembers", "EventLTime", "Events", "QueryLTime");
    private static final Fields SLOT = Fields.declared("LTime", "Events");
    private static final Fields EVENT = Fields.declared("Name", "Payload");

    private static final byte[] EVENT_L_TIME = Fields.key("EventLTime");
    private static final byte[] EVENTS = Fields.key("Events");
    private static final byte[] LEFT_MEMBERS = Fields.key("LeftMembers");
    private static final byte[] L_TIME = Fields.key("LTime");
    private static final byte[] NAME = Fields.key("Name");
    private static final byte[] PAYLOAD = Fields.key("Payload");
    private static final byte[] QUERY_L_TIME = Fields.key("QueryLTime");
    private static final byte[] STATUS_L_TIMES = Fields.key("StatusLTimes");

    private SerfPushPullRecord() {}

    static SerfPushPull read(MsgpackReader in) throws MalformedMsgpack {
        LamportTime time = LamportTime.ZERO;
        Map<MemberName, LamportTime> statusTimes = Map.of();
        List<MemberName> leftMembers = List.of();
        LamportTime eventTime = LamportTime.ZERO;
        List<RecentEvents> events = List.of();
        LamportTime queryTime = LamportTime.ZERO;
        RecordReader record = RecordReader.open(in, PUSH_PULL);
        while (record.next()) {
            switch (record.field()) {
                case "LTime" -> time = record.time();
                case "StatusLTimes" -> statusTimes = readStatusTimes(in);
                case "LeftMembers" -> leftMembers = readNames(in);
                case "EventLTime" -> eventTime = record.time();
                case "Events" -> events = readBuffer(in);
                case "QueryLTime" -> queryTime = record.time();
                default -> throw record.unhandled();
            }
        }
        return new SerfPushPull(time, statusTimes, leftMembers, eventTime, events, queryTime);
    }

    private static Map<MemberName, LamportTime> readStatusTimes(MsgpackReader in) throws MalformedMsgpack {
        int count = bounded(in, in.readMapHeader(), Limits.NODES);
        Map<MemberName, LamportTime> times = LinkedHashMap.newLinkedHashMap(MsgpackReader.roomFor(count));
        for (int i = 0; i < count; i++) {
            MemberName name = RecordReader.readName(in);
            times.put(name, new LamportTime(in.readUnsigned()));
        }
        return times;
    }

    private static List<MemberName> readNames(MsgpackReader in) throws MalformedMsgpack {
        int count = bounded(in, in.readArrayHeader(), Limits.NODES);
        List<MemberName> names = new ArrayList<>(MsgpackReader.roomFor(count));
        for (int i = 0; i < count; i++) {
            names.add(RecordReader.readName(in));
        }
        return names;
    }

    /// Reads the slots that are not nil; all of them together hold a bounded number of events.
    private static List<RecentEvents> readBuffer(MsgpackReader in) throws MalformedMsgpack {
        int slots = bounded(in, in.readArrayHeader(), Limits.EVENTS);
        List<RecentEvents> filled = new ArrayList<>();
        int left = Limits.EVENTS;
        for (int i = 0; i < slots; i++) {
            if (!in.readNil()) {
                RecentEvents slot = readSlot(in, left);
                left -= slot.events().size();
                filled.add(slot);
            }
        }
        return filled;
    }

    private static RecentEvents readSlot(MsgpackReader in, int limit) throws MalformedMsgpack {
        LamportTime time = LamportTime.ZERO;
        List<RecentEvents.Event> events = new ArrayList<>(1);
        RecordReader record = RecordReader.open(in, SLOT);
        while (record.next()) {
            switch (record.field()) {
                case "LTime" -> time = record.time();
                case "Events" -> {
                    int count = bounded(in, in.readArrayHeader(), limit - events.size());
                    for (int i = 0; i < count; i++) {
                        events.add(readEvent(in));
                    }
                }
                default -> throw record.unhandled();
            }
        }
        return new RecentEvents(time, events);
    }

    private static RecentEvents.Event readEvent(MsgpackReader in) throws MalformedMsgpack {
        String name = "";
        Bytes payload = Bytes.EMPTY;
        RecordReader record = RecordReader.open(in, EVENT);
        while (record.next()) {
            switch (record.field()) {
                case "Name" -> name = record.text(Limits.TEXT);
                case "Payload" -> payload = record.copy();
                default -> throw record.unhandled();
            }
        }
        return new RecentEvents.Event(name, payload);
    }

    private static int bounded(MsgpackReader in, int count, int limit) throws MalformedMsgpack {
        if (count > limit) {
            throw in.refuse();
        }
        return count;
    }

    static void write(MsgpackWriter out, SerfPushPull pushPull) {
        out.writeMapHeader(6);
        out.writeEncoded(EVENT_L_TIME);
        out.writeUnsigned(pushPull.eventTime().value());
        out.writeEncoded(EVENTS);
        out.writeArrayHeader(pushPull.events().size());
        pushPull.events().forEach(slot -> write(out, slot));
        out.writeEncoded(L_TIME);
        out.writeUnsigned(pushPull.time().value());
        out.writeEncoded(LEFT_MEMBERS);
        out.writeArrayHeader(pushPull.leftMembers().size());
        pushPull.leftMembers().forEach(name -> Text.write(out, name.name()));
        out.writeEncoded(QUERY_L_TIME);
        out.writeUnsigned(pushPull.queryTime().value());
        out.writeEncoded(STATUS_L_TIMES);
        out.writeMapHeader(pushPull.statusTimes().size());
        pushPull.statusTimes().forEach((name, time) -> {
            Text.write(out, name.name());
            out.writeUnsigned(time.value());
        });
    }

    private static void write(MsgpackWriter out, RecentEvents slot) {
        out.writeMapHeader(2);
        out.writeEncoded(EVENTS);
        out.writeArrayHeader(slot.events().size());
        for (RecentEvents.Event event : slot.events()) {
            out.writeMapHeader(2);
            out.writeEncoded(NAME);
            Text.write(out, event.name());
            out.writeEncoded(PAYLOAD);
            Writing.bytesOrNil(out, event.payload());
        }
        out.writeEncoded(L_TIME);
        out.writeUnsigned(slot.time().value());
    }
}
