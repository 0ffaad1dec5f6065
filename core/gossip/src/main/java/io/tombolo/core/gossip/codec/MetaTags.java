package io.tombolo.core.gossip.codec;

import io.tombolo.core.gossip.message.Tags;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.MalformedMsgpack;
import io.tombolo.core.wire.msgpack.MsgpackReader;
import io.tombolo.core.wire.msgpack.MsgpackWriter;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Tags in the meta of a member: a magic byte and a map, or, from members of the first versions, a role alone.
///
/// Source: gossip sheet 13.3.
public final class MetaTags {

    private static final int MAGIC = 255;
    private static final String ROLE = "role";

    private MetaTags() {}

    /// Reads meta.
    public static Decoded<Tags> decode(Bytes meta) {
        if (meta.isEmpty() || (meta.at(0) & 0xff) != MAGIC) {
            return new Decoded.Value<>(Tags.of(Map.of(ROLE, Text.decode(meta))));
        }
        return Reading.decode(() -> Reading.of(meta.from(1), MetaTags::readTags));
    }

    static Tags readTags(MsgpackReader in) throws MalformedMsgpack {
        int count = in.readMapHeader();
        SortedMap<String, String> values = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            String name = RecordReader.readText(in, Limits.TEXT);
            values.put(name, RecordReader.readText(in, Limits.TEXT));
        }
        return new Tags(values);
    }

    /// Writes meta. A sender minds that it is no longer than [io.tombolo.core.gossip.message.Alive#META_LIMIT].
    public static Bytes encode(Tags tags) {
        var out = new MsgpackWriter();
        out.writeEncoded(new byte[] {(byte) MAGIC});
        writeTags(out, tags);
        return Bytes.wrap(out.toByteArray());
    }

    static void writeTags(MsgpackWriter out, Tags tags) {
        out.writeMapHeader(tags.values().size());
        tags.values().forEach((name, value) -> {
            Text.write(out, name);
            Text.write(out, value);
        });
    }
}
