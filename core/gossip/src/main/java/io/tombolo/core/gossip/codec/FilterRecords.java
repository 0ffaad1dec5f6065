package io.tombolo.core.gossip.codec;

import io.tombolo.core.gossip.message.Filter;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.MalformedMsgpack;
import io.tombolo.core.wire.msgpack.MsgpackReader;
import io.tombolo.core.wire.msgpack.MsgpackWriter;
import java.util.ArrayList;
import java.util.List;

/// The filters of a query: a type byte, then what is filtered by. Source: gossip sheet 16.
final class FilterRecords {

    private static final int NODES = 0;
    private static final int TAG = 1;

    private static final Fields TAG_FIELDS = Fields.declared("Tag", "Expr");
    private static final byte[] EXPR_KEY = Fields.key("Expr");
    private static final byte[] TAG_KEY = Fields.key("Tag");

    private FilterRecords() {}

    /// Reads a filter. One that cannot be read spoils no query: it just matches nobody, as at the reference.
    static Filter read(Bytes raw) {
        if (raw.isEmpty()) {
            return new Filter.Unreadable(raw);
        }
        try {
            return switch (raw.at(0)) {
                case NODES -> new Filter.Nodes(Reading.of(raw.from(1), FilterRecords::readNames));
                case TAG -> Reading.of(raw.from(1), FilterRecords::readTag);
                default -> new Filter.Unreadable(raw);
            };
        } catch (Refusal unreadable) {
            return new Filter.Unreadable(raw);
        }
    }

    private static List<MemberName> readNames(MsgpackReader in) throws MalformedMsgpack {
        int count = in.readArrayHeader();
        List<MemberName> names = new ArrayList<>(MsgpackReader.roomFor(count));
        for (int i = 0; i < count; i++) {
            names.add(RecordReader.readName(in));
        }
        return names;
    }

    private static Filter readTag(MsgpackReader in) throws MalformedMsgpack {
        String tag = "";
        String expression = "";
        RecordReader record = RecordReader.open(in, TAG_FIELDS);
        while (record.next()) {
            switch (record.field()) {
                case "Tag" -> tag = record.text(Limits.TEXT);
                case "Expr" -> expression = record.text(Limits.TEXT);
                default -> throw record.unhandled();
            }
        }
        return new Filter.TagMatch(tag, expression);
    }

    static Bytes encode(Filter filter) {
        var out = new MsgpackWriter(64);
        switch (filter) {
            case Filter.Nodes nodes -> {
                Writing.type(out, NODES);
                out.writeArrayHeader(nodes.names().size());
                nodes.names().forEach(name -> Text.write(out, name.name()));
            }
            case Filter.TagMatch match -> {
                Writing.type(out, TAG);
                out.writeMapHeader(2);
                out.writeEncoded(EXPR_KEY);
                Text.write(out, match.expression());
                out.writeEncoded(TAG_KEY);
                Text.write(out, match.tag());
            }
            case Filter.Unreadable unreadable -> out.writeEncoded(unreadable.raw());
        }
        return out.written();
    }
}
