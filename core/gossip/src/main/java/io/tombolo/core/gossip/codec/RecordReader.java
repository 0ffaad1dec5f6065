package io.tombolo.core.gossip.codec;

import io.tombolo.core.gossip.message.Address;
import io.tombolo.core.gossip.message.Incarnation;
import io.tombolo.core.gossip.message.LamportTime;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.ProtocolVersions;
import io.tombolo.core.gossip.message.QueryId;
import io.tombolo.core.gossip.message.SequenceNumber;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.MalformedMsgpack;
import io.tombolo.core.wire.msgpack.MsgpackReader;
import io.tombolo.core.wire.msgpack.MsgpackType;

/// Walks over the known fields of one record, in whatever order and form they come; others are read over.
///
///     while (record.next()) {
///         switch (record.field()) {
///             case "SeqNo" -> sequence = record.sequence();
///             default -> throw record.unhandled();
///         }
///     }
///
/// Each `next` is followed by exactly one read. Source: gossip sheet 2.
final class RecordReader {

    private static final long UINT32 = 0xffff_ffffL;
    private static final int VERSIONS = 6;

    private final MsgpackReader in;
    private final Fields fields;
    private final boolean list;
    private int left;
    private int place;
    private String field = "";

    private RecordReader(MsgpackReader in, Fields fields, boolean list, int left) {
        this.in = in;
        this.fields = fields;
        this.list = list;
        this.left = left;
    }

    /// Begins a record: a map, a list in declaration order, or nil.
    static RecordReader open(MsgpackReader in, Fields fields) throws MalformedMsgpack {
        boolean list = in.nextType() == MsgpackType.ARRAY;
        return new RecordReader(in, fields, list, list ? in.readArrayHeader() : in.readMapHeader());
    }

    /// Moves to the value of the next known field; false at the end of the record.
    boolean next() throws MalformedMsgpack {
        while (left > 0) {
            left--;
            int index = list ? nextPlace() : nextKey();
            if (index >= 0) {
                field = fields.name(index);
                return true;
            }
            in.skipValue();
        }
        return false;
    }

    private int nextPlace() {
        return place < fields.count() ? place++ : -1;
    }

    private int nextKey() throws MalformedMsgpack {
        for (int i = 0; i < fields.count(); i++) {
            int candidate = fields.sortedAt(place);
            place = place + 1 == fields.count() ? 0 : place + 1;
            if (in.readIfNext(fields.encoded(candidate))) {
                return candidate;
            }
        }
        return fields.indexOf(in.readBytes());
    }

    /// The name of the field whose value comes next.
    String field() {
        return field;
    }

    /// For the branch of a switch that no declared field takes.
    IllegalStateException unhandled() {
        return new IllegalStateException("field " + field + " is declared and not read");
    }

    /// The reader at the value, for values that are lists, maps or records.
    MsgpackReader value() {
        return in;
    }

    boolean bool() throws MalformedMsgpack {
        return in.readBoolean();
    }

    long uint32() throws MalformedMsgpack {
        return in.readLong(0, UINT32);
    }

    int port() throws MalformedMsgpack {
        return (int) in.readLong(0, 0xffff);
    }

    int uint8() throws MalformedMsgpack {
        return (int) in.readLong(0, 0xff);
    }

    int atMost(int limit) throws MalformedMsgpack {
        return (int) in.readLong(0, limit);
    }

    SequenceNumber sequence() throws MalformedMsgpack {
        return new SequenceNumber(uint32());
    }

    Incarnation incarnation() throws MalformedMsgpack {
        return new Incarnation(uint32());
    }

    QueryId queryId() throws MalformedMsgpack {
        return new QueryId(uint32());
    }

    LamportTime time() throws MalformedMsgpack {
        return new LamportTime(in.readUnsigned());
    }

    /// A byte string as a view of the input.
    Bytes view() throws MalformedMsgpack {
        return in.readBytes();
    }

    /// A byte string that will be kept, and must not keep its packet.
    Bytes copy() throws MalformedMsgpack {
        return in.readBytes().copy();
    }

    Bytes ip() throws MalformedMsgpack {
        Bytes ip = in.readBytes();
        if (ip.length() > Limits.ADDRESS) {
            throw in.refuse();
        }
        return ip.copy();
    }

    MemberName name() throws MalformedMsgpack {
        return readName(in);
    }

    String text(int limit) throws MalformedMsgpack {
        return readText(in, limit);
    }

    /// The six numbers of `Vsn`; a shorter list counts as none, of a longer one the first six count.
    ProtocolVersions versions() throws MalformedMsgpack {
        Bytes raw = in.readBytes();
        if (raw.length() < VERSIONS) {
            return ProtocolVersions.NONE;
        }
        return new ProtocolVersions(
                raw.at(0) & 0xff,
                raw.at(1) & 0xff,
                raw.at(2) & 0xff,
                raw.at(3) & 0xff,
                raw.at(4) & 0xff,
                raw.at(5) & 0xff);
    }

    static MemberName readName(MsgpackReader in) throws MalformedMsgpack {
        String name = readText(in, MemberName.LIMIT);
        return name.isEmpty() ? MemberName.NOBODY : new MemberName(name);
    }

    static String readText(MsgpackReader in, int limit) throws MalformedMsgpack {
        Bytes raw = in.readBytes();
        if (raw.length() > limit) {
            throw in.refuse();
        }
        return Text.decode(raw);
    }

    static Address address(Bytes ip, int port) {
        return ip.isEmpty() && port == 0 ? Address.NONE : new Address(ip, port);
    }
}
