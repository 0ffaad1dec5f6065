package io.tombolo.contract.rpc.configentry;

import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.EncodedBy;
import io.tombolo.core.wire.binding.RecordCodec;
import io.tombolo.core.wire.msgpack.MalformedMsgpack;
import io.tombolo.core.wire.msgpack.MsgpackReader;
import io.tombolo.core.wire.msgpack.MsgpackWriter;
import io.tombolo.core.wire.msgpack.Value;

/// Writes an entry, or removes it. Source: RPC sheet 4.7 and 16, "ConfigEntryRequest".
///
/// @param op `upsert`, `upsert-cas` or `delete`; newer ones also `delete-cas`
@EncodedBy(ConfigEntryRequest.Codec.class)
public record ConfigEntryRequest(
        String datacenter,
        String op,
        ConfigEntry entry,
        @Embedded WriteRequest write) {

    /// The kind, then everything else.
    static final class Codec extends SequenceCodec<ConfigEntryRequest> {

        private record Rest(
                String datacenter,
                Value entry,
                String op,
                @Embedded WriteRequest write) {}

        private static final RecordCodec<Rest> REST = RecordCodec.of(Rest.class);

        @Override
        void writeSequence(MsgpackWriter writer, ConfigEntryRequest request) {
            writer.writeString(request.entry.kind());
            REST.write(writer, new Rest(request.datacenter, request.entry.value(), request.op, request.write));
        }

        @Override
        ConfigEntryRequest readSequence(MsgpackReader reader) throws MalformedMsgpack {
            String kind = reader.readString();
            Rest rest = REST.read(reader);
            return new ConfigEntryRequest(rest.datacenter, rest.op, new ConfigEntry(kind, rest.entry), rest.write);
        }

        @Override
        public ConfigEntryRequest zero() {
            return new ConfigEntryRequest("", "", ConfigEntry.NONE, WriteRequest.ANONYMOUS);
        }
    }
}
