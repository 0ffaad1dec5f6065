package io.tombolo.core.wire.binding;

import io.tombolo.core.wire.msgpack.MalformedMsgpack;
import io.tombolo.core.wire.msgpack.MsgpackReader;
import io.tombolo.core.wire.msgpack.MsgpackWriter;
import java.util.ArrayList;
import java.util.List;

/// Lists. What was read cannot be changed.
record ListCodec<T>(WireCodec<T> element, WireField.EmptyForm empty) implements WireCodec<List<T>> {

    @Override
    public void write(MsgpackWriter writer, List<T> list) {
        if (list.isEmpty() && empty == WireField.EmptyForm.NIL) {
            writer.writeNil();
            return;
        }
        writer.writeArrayHeader(list.size());
        for (T value : list) {
            element.write(writer, value);
        }
    }

    @Override
    public List<T> read(MsgpackReader reader) throws MalformedMsgpack {
        int count = reader.enterArray();
        var values = new ArrayList<T>(MsgpackReader.roomFor(count));
        for (int i = 0; i < count; i++) {
            values.add(element.read(reader));
        }
        reader.leave();
        return List.copyOf(values);
    }

    @Override
    public List<T> zero() {
        return List.of();
    }
}
