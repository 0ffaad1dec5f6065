package io.tombolo.contract.grpc;

import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.binding.WireCodec;
import io.tombolo.core.wire.msgpack.Decoded;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// A record as a gRPC message.
record RecordMarshaller<T>(WireCodec<T> codec) implements MethodDescriptor.Marshaller<T> {

    @Override
    public InputStream stream(T value) {
        Bytes encoded = codec.encode(value);
        return new ByteArrayInputStream(encoded.array(), encoded.offset(), encoded.length());
    }

    /// Throws what gRPC expects of a message that makes no sense: it ends the call, and no other.
    @Override
    public T parse(InputStream stream) {
        try {
            return switch (codec.decode(Bytes.wrap(stream.readAllBytes()))) {
                case Decoded.Read<T> read -> read.value();
                case Decoded.Malformed<T> malformed ->
                    throw Status.INTERNAL
                            .withDescription("cannot read %s: %s at byte %d"
                                    .formatted(codec, malformed.fault(), malformed.offset()))
                            .asRuntimeException();
            };
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a message that has arrived", e);
        }
    }
}
