package io.tombolo.core.gossip.codec;

import io.tombolo.core.gossip.message.Filter;
import io.tombolo.core.gossip.message.LamportTime;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.Query;
import io.tombolo.core.gossip.message.QueryId;
import io.tombolo.core.gossip.message.QueryResponse;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.MalformedMsgpack;
import io.tombolo.core.wire.msgpack.MsgpackReader;
import io.tombolo.core.wire.msgpack.MsgpackWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The records of queries and their answers. Source: gossip sheet 13 and 16.
final class QueryRecords {

    private static final Fields QUERY = Fields.declared(
            "LTime",
            "ID",
            "Addr",
            "Port",
            "SourceNode",
            "Filters",
            "Flags",
            "RelayFactor",
            "Timeout",
            "Name",
            "Payload");
    private static final Fields RESPONSE = Fields.declared("LTime", "ID", "From", "Flags", "Payload");

    private static final byte[] ADDR = Fields.key("Addr");
    private static final byte[] FILTERS = Fields.key("Filters");
    private static final byte[] FLAGS = Fields.key("Flags");
    private static final byte[] FROM = Fields.key("From");
    private static final byte[] ID = Fields.key("ID");
    private static final byte[] L_TIME = Fields.key("LTime");
    private static final byte[] NAME = Fields.key("Name");
    private static final byte[] PAYLOAD = Fields.key("Payload");
    private static final byte[] PORT = Fields.key("Port");
    private static final byte[] RELAY_FACTOR = Fields.key("RelayFactor");
    private static final byte[] SOURCE_NODE = Fields.key("SourceNode");
    private static final byte[] TIMEOUT = Fields.key("Timeout");

    /// Of a query: whoever gets it says so. Of a response: this is that word.
    private static final long ACK = 1;

    /// Of a query: not to be gossiped on.
    private static final long NO_BROADCAST = 2;

    private static final QueryId ZERO = new QueryId(0);

    private QueryRecords() {}

    static Query readQuery(MsgpackReader in) throws MalformedMsgpack {
        LamportTime time = LamportTime.ZERO;
        QueryId id = ZERO;
        Bytes ip = Bytes.EMPTY;
        int port = 0;
        MemberName source = MemberName.NOBODY;
        List<Filter> filters = List.of();
        long flags = 0;
        int relayFactor = 0;
        long timeoutNanos = 0;
        String name = "";
        Bytes payload = Bytes.EMPTY;
        RecordReader record = RecordReader.open(in, QUERY);
        while (record.next()) {
            switch (record.field()) {
                case "LTime" -> time = record.time();
                case "ID" -> id = record.queryId();
                case "Addr" -> ip = record.ip();
                case "Port" -> port = record.port();
                case "SourceNode" -> source = record.name();
                case "Filters" -> filters = readFilters(in);
                case "Flags" -> flags = record.uint32();
                case "RelayFactor" -> relayFactor = record.uint8();
                case "Timeout" -> timeoutNanos = in.readLong();
                case "Name" -> name = record.text(Limits.TEXT);
                case "Payload" -> payload = record.view();
                default -> throw record.unhandled();
            }
        }
        return new Query(
                time,
                id,
                RecordReader.address(ip, port),
                source,
                filters,
                (flags & ACK) != 0,
                (flags & NO_BROADCAST) != 0,
                relayFactor,
                Duration.ofNanos(timeoutNanos),
                name,
                payload);
    }

    private static List<Filter> readFilters(MsgpackReader in) throws MalformedMsgpack {
        int count = in.readArrayHeader();
        List<Filter> filters = new ArrayList<>(MsgpackReader.roomFor(count));
        for (int i = 0; i < count; i++) {
            filters.add(FilterRecords.read(in.readBytes()));
        }
        return filters;
    }

    static QueryResponse readResponse(MsgpackReader in) throws MalformedMsgpack {
        LamportTime time = LamportTime.ZERO;
        QueryId id = ZERO;
        MemberName from = MemberName.NOBODY;
        long flags = 0;
        Bytes payload = Bytes.EMPTY;
        RecordReader record = RecordReader.open(in, RESPONSE);
        while (record.next()) {
            switch (record.field()) {
                case "LTime" -> time = record.time();
                case "ID" -> id = record.queryId();
                case "From" -> from = record.name();
                case "Flags" -> flags = record.uint32();
                case "Payload" -> payload = record.view();
                default -> throw record.unhandled();
            }
        }
        return new QueryResponse(time, id, from, (flags & ACK) != 0, payload);
    }

    static void write(MsgpackWriter out, Query query) {
        out.writeMapHeader(11);
        out.writeEncoded(ADDR);
        Writing.bytesOrNil(out, query.replyTo().ip());
        out.writeEncoded(FILTERS);
        if (query.filters().isEmpty()) {
            out.writeNil();
        } else {
            out.writeArrayHeader(query.filters().size());
            query.filters().forEach(filter -> out.writeBytes(FilterRecords.encode(filter)));
        }
        out.writeEncoded(FLAGS);
        out.writeUnsigned((query.ackWanted() ? ACK : 0) | (query.noBroadcast() ? NO_BROADCAST : 0));
        out.writeEncoded(ID);
        out.writeUnsigned(query.id().number());
        out.writeEncoded(L_TIME);
        out.writeUnsigned(query.time().value());
        out.writeEncoded(NAME);
        Text.write(out, query.name());
        out.writeEncoded(PAYLOAD);
        Writing.bytesOrNil(out, query.payload());
        out.writeEncoded(PORT);
        out.writeUnsigned(query.replyTo().port());
        out.writeEncoded(RELAY_FACTOR);
        out.writeUnsigned(query.relayFactor());
        out.writeEncoded(SOURCE_NODE);
        Text.write(out, query.source().name());
        out.writeEncoded(TIMEOUT);
        out.writeLong(query.timeout().toNanos());
    }

    static void write(MsgpackWriter out, QueryResponse response) {
        out.writeMapHeader(5);
        out.writeEncoded(FLAGS);
        out.writeUnsigned(response.ack() ? ACK : 0);
        out.writeEncoded(FROM);
        Text.write(out, response.from().name());
        out.writeEncoded(ID);
        out.writeUnsigned(response.id().number());
        out.writeEncoded(L_TIME);
        out.writeUnsigned(response.time().value());
        out.writeEncoded(PAYLOAD);
        Writing.bytesOrNil(out, response.payload());
    }
}
