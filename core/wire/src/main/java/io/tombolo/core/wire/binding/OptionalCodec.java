package io.tombolo.core.wire.binding;

import io.tombolo.core.wire.msgpack.MalformedMsgpack;
import io.tombolo.core.wire.msgpack.MsgpackReader;
import io.tombolo.core.wire.msgpack.MsgpackWriter;
import java.util.Optional;

/// The peers' pointers: `nil`, or the value as if there were no pointer.
record OptionalCodec<T>(WireCodec<T> value) implements WireCodec<Optional<T>> {

    @Override
    public void write(MsgpackWriter writer, Optional<T> optional) {
        if (optional.isPresent()) {
            value.write(writer, optional.get());
        } else {
            writer.writeNil();
        }
    }

    @Override
    public Optional<T> read(MsgpackReader reader) throws MalformedMsgpack {
        return reader.readNil() ? Optional.empty() : Optional.of(value.read(reader));
    }

    @Override
    public Optional<T> zero() {
        return Optional.empty();
    }
}
