package io.tombolo.core.gossip.codec;

import io.tombolo.core.gossip.message.Address;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.Relay;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.Decoded.Malformed;
import io.tombolo.core.wire.msgpack.Decoded.Read;
import io.tombolo.core.wire.msgpack.MalformedMsgpack;
import io.tombolo.core.wire.msgpack.Msgpack;
import io.tombolo.core.wire.msgpack.MsgpackReader;
import io.tombolo.core.wire.msgpack.MsgpackWriter;

/// The header of a relay; the message to be passed on follows it directly. Source: gossip sheet 13.
final class RelayRecord {

    private static final Fields HEADER = Fields.declared("DestAddr", "DestName");
    private static final Fields UDP_ADDRESS = Fields.declared("IP", "Port", "Zone");

    private static final byte[] DEST_ADDR = Fields.key("DestAddr");
    private static final byte[] DEST_NAME = Fields.key("DestName");
    private static final byte[] IP = Fields.key("IP");
    private static final byte[] PORT = Fields.key("Port");
    private static final byte[] ZONE = Fields.key("Zone");

    private static final Destination NOWHERE = new Destination(Address.NONE, "");

    private RelayRecord() {}

    private record Destination(Address address, String zone) {}

    private record Header(Destination destination, MemberName name) {}

    static Relay read(Bytes record) throws Refusal {
        return switch (Msgpack.decode(record, RelayRecord::readHeader)) {
            case Read<Header> read -> {
                Destination destination = read.value().destination();
                yield new Relay(
                        destination.address(), destination.zone(), read.value().name(), record.from(read.length()));
            }
            case Malformed<Header> malformed -> throw Reading.refusal(malformed);
        };
    }

    private static Header readHeader(MsgpackReader in) throws MalformedMsgpack {
        Destination destination = NOWHERE;
        MemberName name = MemberName.NOBODY;
        RecordReader record = RecordReader.open(in, HEADER);
        while (record.next()) {
            switch (record.field()) {
                case "DestAddr" -> destination = readDestination(in);
                case "DestName" -> name = record.name();
                default -> throw record.unhandled();
            }
        }
        return new Header(destination, name);
    }

    private static Destination readDestination(MsgpackReader in) throws MalformedMsgpack {
        Bytes ip = Bytes.EMPTY;
        int port = 0;
        String zone = "";
        RecordReader record = RecordReader.open(in, UDP_ADDRESS);
        while (record.next()) {
            switch (record.field()) {
                case "IP" -> ip = record.ip();
                case "Port" -> port = record.port();
                case "Zone" -> zone = record.text(Limits.TEXT);
                default -> throw record.unhandled();
            }
        }
        return new Destination(RecordReader.address(ip, port), zone);
    }

    static void write(MsgpackWriter out, Relay relay) {
        out.writeMapHeader(2);
        out.writeEncoded(DEST_ADDR);
        out.writeMapHeader(3);
        out.writeEncoded(IP);
        Writing.bytesOrNil(out, relay.destination().ip());
        out.writeEncoded(PORT);
        out.writeUnsigned(relay.destination().port());
        out.writeEncoded(ZONE);
        Text.write(out, relay.zone());
        out.writeEncoded(DEST_NAME);
        Text.write(out, relay.destinationName().name());
        out.writeEncoded(relay.message());
    }
}
