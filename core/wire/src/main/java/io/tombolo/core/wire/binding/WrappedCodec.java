package io.tombolo.core.wire.binding;

import io.tombolo.core.wire.msgpack.MalformedMsgpack;
import io.tombolo.core.wire.msgpack.MsgpackReader;
import io.tombolo.core.wire.msgpack.MsgpackWriter;

/// A value whose encoding travels inside one byte string.
record WrappedCodec<T>(WireCodec<T> content) implements WireCodec<T> {

    @Override
    public void write(MsgpackWriter writer, T value) {
        writer.writeWrapped(() -> content.write(writer, value));
    }

    @Override
    public T read(MsgpackReader reader) throws MalformedMsgpack {
        if (reader.readNil()) {
            return zero();
        }
        MsgpackReader inside = reader.readWrapped();
        T value = content.read(inside);
        inside.requireEnd();
        return value;
    }

    @Override
    public T zero() {
        return content.zero();
    }
}
