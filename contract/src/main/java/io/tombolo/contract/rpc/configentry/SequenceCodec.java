package io.tombolo.contract.rpc.configentry;

import io.tombolo.core.wire.binding.WireCodec;
import io.tombolo.core.wire.msgpack.MalformedMsgpack;
import io.tombolo.core.wire.msgpack.MsgpackReader;
import io.tombolo.core.wire.msgpack.MsgpackWriter;

/// Several values in one byte string. Source: RPC sheet 4.7.
abstract class SequenceCodec<T> implements WireCodec<T> {

    abstract void writeSequence(MsgpackWriter writer, T value);

    abstract T readSequence(MsgpackReader reader) throws MalformedMsgpack;

    @Override
    public final void write(MsgpackWriter writer, T value) {
        writer.writeWrapped(() -> writeSequence(writer, value));
    }

    @Override
    public final T read(MsgpackReader reader) throws MalformedMsgpack {
        if (reader.readNil()) {
            return zero();
        }
        MsgpackReader inside = reader.readWrapped();
        T value = readSequence(inside);
        inside.requireEnd();
        return value;
    }
}
