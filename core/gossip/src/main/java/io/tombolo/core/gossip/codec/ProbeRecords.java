package io.tombolo.core.gossip.codec;

import io.tombolo.core.gossip.message.Ack;
import io.tombolo.core.gossip.message.Address;
import io.tombolo.core.gossip.message.IndirectPing;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.Nack;
import io.tombolo.core.gossip.message.Ping;
import io.tombolo.core.gossip.message.SequenceNumber;
import io.tombolo.core.gossip.message.Source;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.MalformedMsgpack;
import io.tombolo.core.wire.msgpack.MsgpackReader;
import io.tombolo.core.wire.msgpack.MsgpackWriter;

/// The records of probing: who is there, and who says so. Source: gossip sheet 4.
final class ProbeRecords {

    private static final Fields PING = Fields.declared("SeqNo", "Node", "SourceAddr", "SourcePort", "SourceNode");
    private static final Fields INDIRECT_PING =
            Fields.declared("SeqNo", "Target", "Port", "Node", "Nack", "SourceAddr", "SourcePort", "SourceNode");
    private static final Fields ACK = Fields.declared("SeqNo", "Payload");
    private static final Fields NACK = Fields.declared("SeqNo");

    private static final byte[] NACK_KEY = Fields.key("Nack");
    private static final byte[] NODE = Fields.key("Node");
    private static final byte[] PAYLOAD = Fields.key("Payload");
    private static final byte[] PORT = Fields.key("Port");
    private static final byte[] SEQ_NO = Fields.key("SeqNo");
    private static final byte[] SOURCE_ADDR = Fields.key("SourceAddr");
    private static final byte[] SOURCE_NODE = Fields.key("SourceNode");
    private static final byte[] SOURCE_PORT = Fields.key("SourcePort");
    private static final byte[] TARGET = Fields.key("Target");

    private static final SequenceNumber ZERO = new SequenceNumber(0);

    private ProbeRecords() {}

    static Ping readPing(MsgpackReader in) throws MalformedMsgpack {
        SequenceNumber sequence = ZERO;
        MemberName node = MemberName.NOBODY;
        Bytes sourceIp = Bytes.EMPTY;
        int sourcePort = 0;
        MemberName sourceNode = MemberName.NOBODY;
        RecordReader record = RecordReader.open(in, PING);
        while (record.next()) {
            switch (record.field()) {
                case "SeqNo" -> sequence = record.sequence();
                case "Node" -> node = record.name();
                case "SourceAddr" -> sourceIp = record.ip();
                case "SourcePort" -> sourcePort = record.port();
                case "SourceNode" -> sourceNode = record.name();
                default -> throw record.unhandled();
            }
        }
        return new Ping(sequence, node, source(sourceNode, sourceIp, sourcePort));
    }

    static IndirectPing readIndirectPing(MsgpackReader in) throws MalformedMsgpack {
        SequenceNumber sequence = ZERO;
        Bytes target = Bytes.EMPTY;
        int port = 0;
        MemberName node = MemberName.NOBODY;
        boolean nackWanted = false;
        Bytes sourceIp = Bytes.EMPTY;
        int sourcePort = 0;
        MemberName sourceNode = MemberName.NOBODY;
        RecordReader record = RecordReader.open(in, INDIRECT_PING);
        while (record.next()) {
            switch (record.field()) {
                case "SeqNo" -> sequence = record.sequence();
                case "Target" -> target = record.ip();
                case "Port" -> port = record.port();
                case "Node" -> node = record.name();
                case "Nack" -> nackWanted = record.bool();
                case "SourceAddr" -> sourceIp = record.ip();
                case "SourcePort" -> sourcePort = record.port();
                case "SourceNode" -> sourceNode = record.name();
                default -> throw record.unhandled();
            }
        }
        return new IndirectPing(
                sequence,
                node,
                RecordReader.address(target, port),
                nackWanted,
                source(sourceNode, sourceIp, sourcePort));
    }

    private static Source source(MemberName node, Bytes ip, int port) {
        return node.isNobody() && ip.isEmpty() && port == 0
                ? Source.NONE
                : new Source(node, RecordReader.address(ip, port));
    }

    static Ack readAck(MsgpackReader in) throws MalformedMsgpack {
        SequenceNumber sequence = ZERO;
        Bytes payload = Bytes.EMPTY;
        RecordReader record = RecordReader.open(in, ACK);
        while (record.next()) {
            switch (record.field()) {
                case "SeqNo" -> sequence = record.sequence();
                case "Payload" -> payload = record.view();
                default -> throw record.unhandled();
            }
        }
        return new Ack(sequence, payload);
    }

    static Nack readNack(MsgpackReader in) throws MalformedMsgpack {
        SequenceNumber sequence = ZERO;
        RecordReader record = RecordReader.open(in, NACK);
        while (record.next()) {
            sequence = record.sequence();
        }
        return new Nack(sequence);
    }

    static void write(MsgpackWriter out, Ping ping) {
        out.writeMapHeader(2 + fieldsOf(ping.source()));
        out.writeEncoded(NODE);
        Text.write(out, ping.node().name());
        out.writeEncoded(SEQ_NO);
        out.writeUnsigned(ping.sequence().number());
        write(out, ping.source());
    }

    static void write(MsgpackWriter out, IndirectPing ping) {
        out.writeMapHeader(5 + fieldsOf(ping.source()));
        out.writeEncoded(NACK_KEY);
        out.writeBoolean(ping.nackWanted());
        out.writeEncoded(NODE);
        Text.write(out, ping.node().name());
        out.writeEncoded(PORT);
        out.writeUnsigned(ping.target().port());
        out.writeEncoded(SEQ_NO);
        out.writeUnsigned(ping.sequence().number());
        write(out, ping.source());
        out.writeEncoded(TARGET);
        Writing.bytesOrNil(out, ping.target().ip());
    }

    static void write(MsgpackWriter out, Ack ack) {
        out.writeMapHeader(2);
        out.writeEncoded(PAYLOAD);
        Writing.bytesOrNil(out, ack.payload());
        out.writeEncoded(SEQ_NO);
        out.writeUnsigned(ack.sequence().number());
    }

    static void write(MsgpackWriter out, Nack nack) {
        out.writeMapHeader(1);
        out.writeEncoded(SEQ_NO);
        out.writeUnsigned(nack.sequence().number());
    }

    /// The three fields of the source are the only ones that are left out when empty.
    private static int fieldsOf(Source source) {
        Address address = source.address();
        return (address.ip().isEmpty() ? 0 : 1) + (source.node().isNobody() ? 0 : 1) + (address.port() == 0 ? 0 : 1);
    }

    private static void write(MsgpackWriter out, Source source) {
        Address address = source.address();
        if (!address.ip().isEmpty()) {
            out.writeEncoded(SOURCE_ADDR);
            out.writeBytes(address.ip());
        }
        if (!source.node().isNobody()) {
            out.writeEncoded(SOURCE_NODE);
            Text.write(out, source.node().name());
        }
        if (address.port() != 0) {
            out.writeEncoded(SOURCE_PORT);
            out.writeUnsigned(address.port());
        }
    }
}
