package io.tombolo.contract.rpc.configentry;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.EncodedBy;
import io.tombolo.core.wire.binding.RecordCodec;
import io.tombolo.core.wire.msgpack.MalformedMsgpack;
import io.tombolo.core.wire.msgpack.MsgpackReader;
import io.tombolo.core.wire.msgpack.MsgpackWriter;
import io.tombolo.core.wire.msgpack.Value;
import java.util.Optional;

/// One entry, if there is one. Source: RPC sheet 4.7 and 16, "ConfigEntryResponse".
@EncodedBy(ConfigEntryResponse.Codec.class)
public record ConfigEntryResponse(
        Optional<ConfigEntry> entry, @Embedded QueryMeta meta) {

    /// The kind, the entry, and how it was found; an empty kind and no entry if there is none.
    static final class Codec extends SequenceCodec<ConfigEntryResponse> {

        private static final RecordCodec<QueryMeta> META = RecordCodec.of(QueryMeta.class);

        @Override
        void writeSequence(MsgpackWriter writer, ConfigEntryResponse response) {
            writer.writeString(response.entry.map(ConfigEntry::kind).orElse(""));
            response.entry.ifPresent(entry -> writer.writeValue(entry.value()));
            META.write(writer, response.meta);
        }

        @Override
        ConfigEntryResponse readSequence(MsgpackReader reader) throws MalformedMsgpack {
            String kind = reader.readString();
            Optional<ConfigEntry> entry =
                    kind.isEmpty() ? Optional.empty() : Optional.of(new ConfigEntry(kind, Value.read(reader)));
            return new ConfigEntryResponse(entry, META.read(reader));
        }

        @Override
        public ConfigEntryResponse zero() {
            return new ConfigEntryResponse(Optional.empty(), META.zero());
        }
    }
}
