package io.tombolo.core.gossip.codec;

import io.tombolo.core.gossip.message.Alive;
import io.tombolo.core.gossip.message.Dead;
import io.tombolo.core.gossip.message.Incarnation;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.MemberState;
import io.tombolo.core.gossip.message.NodeState;
import io.tombolo.core.gossip.message.ProtocolVersions;
import io.tombolo.core.gossip.message.Suspect;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.MalformedMsgpack;
import io.tombolo.core.wire.msgpack.MsgpackReader;
import io.tombolo.core.wire.msgpack.MsgpackWriter;
import java.util.Optional;

/// The records that say what a member is: alive, suspect, dead, and all of it at once. Source: gossip sheet 4.
final class StateRecords {

    /// Suspect and dead are the same record.
    private static final Fields ACCUSATION = Fields.declared("Incarnation", "Node", "From");

    private static final Fields ALIVE = Fields.declared("Incarnation", "Node", "Addr", "Port", "Meta", "Vsn");
    private static final Fields NODE_STATE =
            Fields.declared("Name", "Addr", "Port", "Meta", "Incarnation", "State", "Vsn");

    private static final byte[] ADDR = Fields.key("Addr");
    private static final byte[] FROM = Fields.key("From");
    private static final byte[] INCARNATION = Fields.key("Incarnation");
    private static final byte[] META = Fields.key("Meta");
    private static final byte[] NAME = Fields.key("Name");
    private static final byte[] NODE = Fields.key("Node");
    private static final byte[] PORT = Fields.key("Port");
    private static final byte[] STATE = Fields.key("State");
    private static final byte[] VSN = Fields.key("Vsn");

    private static final Incarnation ZERO = new Incarnation(0);

    private StateRecords() {}

    static Suspect readSuspect(MsgpackReader in) throws MalformedMsgpack {
        Dead same = readDead(in);
        return new Suspect(same.incarnation(), same.node(), same.from());
    }

    static Dead readDead(MsgpackReader in) throws MalformedMsgpack {
        Incarnation incarnation = ZERO;
        MemberName node = MemberName.NOBODY;
        MemberName from = MemberName.NOBODY;
        RecordReader record = RecordReader.open(in, ACCUSATION);
        while (record.next()) {
            switch (record.field()) {
                case "Incarnation" -> incarnation = record.incarnation();
                case "Node" -> node = record.name();
                case "From" -> from = record.name();
                default -> throw record.unhandled();
            }
        }
        return new Dead(incarnation, node, from);
    }

    static Alive readAlive(MsgpackReader in) throws MalformedMsgpack {
        Incarnation incarnation = ZERO;
        MemberName node = MemberName.NOBODY;
        Bytes ip = Bytes.EMPTY;
        int port = 0;
        Bytes meta = Bytes.EMPTY;
        ProtocolVersions versions = ProtocolVersions.NONE;
        RecordReader record = RecordReader.open(in, ALIVE);
        while (record.next()) {
            switch (record.field()) {
                case "Incarnation" -> incarnation = record.incarnation();
                case "Node" -> node = record.name();
                case "Addr" -> ip = record.ip();
                case "Port" -> port = record.port();
                case "Meta" -> meta = record.copy();
                case "Vsn" -> versions = record.versions();
                default -> throw record.unhandled();
            }
        }
        return new Alive(incarnation, node, RecordReader.address(ip, port), meta, versions);
    }

    /// Reads a node state; empty if its state is a number that no version has given a meaning, which receivers
    /// ignore.
    static Optional<NodeState> readNodeState(MsgpackReader in) throws MalformedMsgpack {
        MemberName name = MemberName.NOBODY;
        Bytes ip = Bytes.EMPTY;
        int port = 0;
        Bytes meta = Bytes.EMPTY;
        Incarnation incarnation = ZERO;
        int state = 0;
        ProtocolVersions versions = ProtocolVersions.NONE;
        RecordReader record = RecordReader.open(in, NODE_STATE);
        while (record.next()) {
            switch (record.field()) {
                case "Name" -> name = record.name();
                case "Addr" -> ip = record.ip();
                case "Port" -> port = record.port();
                case "Meta" -> meta = record.copy();
                case "Incarnation" -> incarnation = record.incarnation();
                case "State" -> state = in.readInt();
                case "Vsn" -> versions = record.versions();
                default -> throw record.unhandled();
            }
        }
        Optional<MemberState> known = MemberState.of(state);
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new NodeState(name, RecordReader.address(ip, port), meta, incarnation, known.get(), versions));
    }

    static void write(MsgpackWriter out, Suspect suspect) {
        writeAccusation(out, suspect.incarnation(), suspect.node(), suspect.from());
    }

    static void write(MsgpackWriter out, Dead dead) {
        writeAccusation(out, dead.incarnation(), dead.node(), dead.from());
    }

    private static void writeAccusation(MsgpackWriter out, Incarnation incarnation, MemberName node, MemberName from) {
        out.writeMapHeader(3);
        out.writeEncoded(FROM);
        Text.write(out, from.name());
        out.writeEncoded(INCARNATION);
        out.writeUnsigned(incarnation.number());
        out.writeEncoded(NODE);
        Text.write(out, node.name());
    }

    static void write(MsgpackWriter out, Alive alive) {
        out.writeMapHeader(6);
        out.writeEncoded(ADDR);
        Writing.bytesOrNil(out, alive.address().ip());
        out.writeEncoded(INCARNATION);
        out.writeUnsigned(alive.incarnation().number());
        out.writeEncoded(META);
        Writing.bytesOrNil(out, alive.meta());
        out.writeEncoded(NODE);
        Text.write(out, alive.node().name());
        out.writeEncoded(PORT);
        out.writeUnsigned(alive.address().port());
        out.writeEncoded(VSN);
        if (alive.versions().equals(ProtocolVersions.NONE)) {
            // Passed on as it came: six zeros would be refused, a vector that is missing is not.
            out.writeNil();
        } else {
            write(out, alive.versions());
        }
    }

    static void write(MsgpackWriter out, NodeState node) {
        out.writeMapHeader(7);
        out.writeEncoded(ADDR);
        Writing.bytesOrNil(out, node.address().ip());
        out.writeEncoded(INCARNATION);
        out.writeUnsigned(node.incarnation().number());
        out.writeEncoded(META);
        Writing.bytesOrNil(out, node.meta());
        out.writeEncoded(NAME);
        Text.write(out, node.name().name());
        out.writeEncoded(PORT);
        out.writeUnsigned(node.address().port());
        out.writeEncoded(STATE);
        out.writeUnsigned(node.state().number());
        out.writeEncoded(VSN);
        write(out, node.versions());
    }

    /// Always six bytes: some old peers look at all of them without counting.
    private static void write(MsgpackWriter out, ProtocolVersions versions) {
        out.writeBytes(new byte[] {
            (byte) versions.minimum(),
            (byte) versions.maximum(),
            (byte) versions.spoken(),
            (byte) versions.delegateMinimum(),
            (byte) versions.delegateMaximum(),
            (byte) versions.delegateSpoken()
        });
    }
}
