package io.tombolo.contract.rpc.configentry;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.EncodedBy;
import io.tombolo.core.wire.binding.RecordCodec;
import io.tombolo.core.wire.msgpack.MalformedMsgpack;
import io.tombolo.core.wire.msgpack.MsgpackReader;
import io.tombolo.core.wire.msgpack.MsgpackWriter;
import io.tombolo.core.wire.msgpack.Value;
import java.util.ArrayList;
import java.util.List;

/// The entries of many kinds. Source: RPC sheet 4.7 and 16, "IndexedGenericConfigEntries".
@EncodedBy(IndexedGenericConfigEntries.Codec.class)
public record IndexedGenericConfigEntries(
        List<ConfigEntry> entries, @Embedded QueryMeta meta) {

    /// Takes a copy of the list.
    public IndexedGenericConfigEntries {
        entries = List.copyOf(entries);
    }

    /// How many there are, each with its kind before it, and how they were found.
    static final class Codec extends SequenceCodec<IndexedGenericConfigEntries> {

        private static final RecordCodec<QueryMeta> META = RecordCodec.of(QueryMeta.class);

        @Override
        void writeSequence(MsgpackWriter writer, IndexedGenericConfigEntries response) {
            writer.writeLong(response.entries.size());
            for (ConfigEntry entry : response.entries) {
                writer.writeString(entry.kind());
                writer.writeValue(entry.value());
            }
            META.write(writer, response.meta);
        }

        /// The count is a stranger's: room is made as the entries arrive.
        @Override
        IndexedGenericConfigEntries readSequence(MsgpackReader reader) throws MalformedMsgpack {
            int count = reader.readInt();
            if (count < 0) {
                throw reader.refuse();
            }
            var entries = new ArrayList<ConfigEntry>(MsgpackReader.roomFor(count));
            for (int i = 0; i < count; i++) {
                entries.add(new ConfigEntry(reader.readString(), Value.read(reader)));
            }
            return new IndexedGenericConfigEntries(entries, META.read(reader));
        }

        @Override
        public IndexedGenericConfigEntries zero() {
            return new IndexedGenericConfigEntries(List.of(), META.zero());
        }
    }
}
