package io.tombolo.contract.rpc.configentry;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.EncodedBy;
import io.tombolo.core.wire.binding.RecordCodec;
import io.tombolo.core.wire.msgpack.MalformedMsgpack;
import io.tombolo.core.wire.msgpack.MsgpackReader;
import io.tombolo.core.wire.msgpack.MsgpackWriter;
import io.tombolo.core.wire.msgpack.Value;
import java.util.List;

/// The entries of one kind. Source: RPC sheet 4.7 and 16, "IndexedConfigEntries".
///
/// @param entries as in [ConfigEntry#value]
@EncodedBy(IndexedConfigEntries.Codec.class)
public record IndexedConfigEntries(
        String kind, List<Value> entries, @Embedded QueryMeta meta) {

    /// Takes a copy of the list.
    public IndexedConfigEntries {
        entries = List.copyOf(entries);
    }

    /// How many there are, the kind, and everything as a map. The kind is said twice, and the map counts.
    static final class Codec extends SequenceCodec<IndexedConfigEntries> {

        private record Content(
                String kind, List<Value> entries, @Embedded QueryMeta meta) {}

        private static final RecordCodec<Content> CONTENT = RecordCodec.of(Content.class);

        @Override
        void writeSequence(MsgpackWriter writer, IndexedConfigEntries response) {
            writer.writeLong(response.entries.size());
            writer.writeString(response.kind);
            CONTENT.write(writer, new Content(response.kind, response.entries, response.meta));
        }

        @Override
        IndexedConfigEntries readSequence(MsgpackReader reader) throws MalformedMsgpack {
            int count = reader.readInt();
            reader.skipValue();
            Content content = CONTENT.read(reader);
            if (count != content.entries.size()) {
                throw reader.refuse();
            }
            return new IndexedConfigEntries(content.kind, content.entries, content.meta);
        }

        @Override
        public IndexedConfigEntries zero() {
            return new IndexedConfigEntries("", List.of(), CONTENT.zero().meta);
        }
    }
}
