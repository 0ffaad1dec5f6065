package io.tombolo.core.wire.binding;

import io.tombolo.core.wire.msgpack.MalformedMsgpack;
import io.tombolo.core.wire.msgpack.MsgpackReader;
import io.tombolo.core.wire.msgpack.MsgpackWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Maps, in the order of the wire. What was read cannot be changed. Of two equal keys the later one counts.
record MapCodec<K, V>(WireCodec<K> key, WireCodec<V> value, WireField.EmptyForm empty) implements WireCodec<Map<K, V>> {

    @Override
    public void write(MsgpackWriter writer, Map<K, V> map) {
        if (map.isEmpty() && empty == WireField.EmptyForm.NIL) {
            writer.writeNil();
            return;
        }
        writer.writeMapHeader(map.size());
        for (var entry : map.entrySet()) {
            key.write(writer, entry.getKey());
            value.write(writer, entry.getValue());
        }
    }

    @Override
    public Map<K, V> read(MsgpackReader reader) throws MalformedMsgpack {
        int count = reader.enterMap();
        if (count == 0) {
            reader.leave();
            return Map.of();
        }
        var entries = LinkedHashMap.<K, V>newLinkedHashMap(MsgpackReader.roomFor(count));
        for (int i = 0; i < count; i++) {
            K entryKey = key.read(reader);
            entries.put(entryKey, value.read(reader));
        }
        reader.leave();
        return Collections.unmodifiableMap(entries);
    }

    @Override
    public Map<K, V> zero() {
        return Map.of();
    }
}
