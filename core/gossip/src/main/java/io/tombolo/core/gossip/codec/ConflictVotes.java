package io.tombolo.core.gossip.codec;

import io.tombolo.core.gossip.message.ConflictVote;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.ProtocolVersions;
import io.tombolo.core.gossip.message.Tags;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.MalformedMsgpack;
import io.tombolo.core.wire.msgpack.MsgpackReader;
import io.tombolo.core.wire.msgpack.MsgpackWriter;

/// The payloads of answers to the query about a name conflict. Source: gossip sheet 17.2.
public final class ConflictVotes {

    private static final Fields MEMBER = Fields.declared(
            "Name",
            "Addr",
            "Port",
            "Tags",
            "Status",
            "ProtocolMin",
            "ProtocolMax",
            "ProtocolCur",
            "DelegateMin",
            "DelegateMax",
            "DelegateCur");

    private static final byte[] ADDR = Fields.key("Addr");
    private static final byte[] DELEGATE_CUR = Fields.key("DelegateCur");
    private static final byte[] DELEGATE_MAX = Fields.key("DelegateMax");
    private static final byte[] DELEGATE_MIN = Fields.key("DelegateMin");
    private static final byte[] NAME = Fields.key("Name");
    private static final byte[] PORT = Fields.key("Port");
    private static final byte[] PROTOCOL_CUR = Fields.key("ProtocolCur");
    private static final byte[] PROTOCOL_MAX = Fields.key("ProtocolMax");
    private static final byte[] PROTOCOL_MIN = Fields.key("ProtocolMin");
    private static final byte[] STATUS = Fields.key("Status");
    private static final byte[] TAGS = Fields.key("Tags");

    private ConflictVotes() {}

    /// Reads a vote.
    public static Decoded<ConflictVote> decode(Bytes payload) {
        return Reading.decode(
                () -> Reading.of(Reading.afterType(payload, SerfType.CONFLICT_RESPONSE), ConflictVotes::read));
    }

    private static ConflictVote read(MsgpackReader in) throws MalformedMsgpack {
        if (in.readNil()) {
            return new ConflictVote.Unseen();
        }
        MemberName name = MemberName.NOBODY;
        Bytes ip = Bytes.EMPTY;
        int port = 0;
        Tags tags = Tags.NONE;
        int status = 0;
        int[] versions = new int[6];
        RecordReader record = RecordReader.open(in, MEMBER);
        while (record.next()) {
            switch (record.field()) {
                case "Name" -> name = record.name();
                case "Addr" -> ip = record.ip();
                case "Port" -> port = record.port();
                case "Tags" -> tags = MetaTags.readTags(in);
                case "Status" -> status = in.readInt();
                case "ProtocolMin" -> versions[0] = record.uint8();
                case "ProtocolMax" -> versions[1] = record.uint8();
                case "ProtocolCur" -> versions[2] = record.uint8();
                case "DelegateMin" -> versions[3] = record.uint8();
                case "DelegateMax" -> versions[4] = record.uint8();
                case "DelegateCur" -> versions[5] = record.uint8();
                default -> throw record.unhandled();
            }
        }
        var all = new ProtocolVersions(versions[0], versions[1], versions[2], versions[3], versions[4], versions[5]);
        return new ConflictVote.Seen(name, RecordReader.address(ip, port), all, status, tags);
    }

    /// Writes a vote.
    public static Bytes encode(ConflictVote vote) {
        var out = new MsgpackWriter();
        Writing.type(out, SerfType.CONFLICT_RESPONSE);
        switch (vote) {
            case ConflictVote.Unseen unseen -> out.writeNil();
            case ConflictVote.Seen seen -> write(out, seen);
        }
        return out.written();
    }

    private static void write(MsgpackWriter out, ConflictVote.Seen seen) {
        ProtocolVersions versions = seen.versions();
        out.writeMapHeader(11);
        out.writeEncoded(ADDR);
        Writing.bytesOrNil(out, seen.address().ip());
        out.writeEncoded(DELEGATE_CUR);
        out.writeUnsigned(versions.delegateSpoken());
        out.writeEncoded(DELEGATE_MAX);
        out.writeUnsigned(versions.delegateMaximum());
        out.writeEncoded(DELEGATE_MIN);
        out.writeUnsigned(versions.delegateMinimum());
        out.writeEncoded(NAME);
        Text.write(out, seen.name().name());
        out.writeEncoded(PORT);
        out.writeUnsigned(seen.address().port());
        out.writeEncoded(PROTOCOL_CUR);
        out.writeUnsigned(versions.spoken());
        out.writeEncoded(PROTOCOL_MAX);
        out.writeUnsigned(versions.maximum());
        out.writeEncoded(PROTOCOL_MIN);
        out.writeUnsigned(versions.minimum());
        out.writeEncoded(STATUS);
        out.writeLong(seen.status());
        out.writeEncoded(TAGS);
        MetaTags.writeTags(out, seen.tags());
    }
}
