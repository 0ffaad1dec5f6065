package io.tombolo.contract.grpc;

import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.tombolo.core.wire.binding.WireCodec;

/// Makes the methods of one service. Messages are records as MessagePack; see ADR 4.
///
/// @param service full name of the service, `tombolo.<contract>`
public record RecordMethods(String service) {

    /// A call with one answer.
    public <Q extends Record, R extends Record> MethodDescriptor<Q, R> call(
            String name, Class<Q> request, Class<R> answer) {
        return method(MethodType.UNARY, name, request, answer);
    }

    /// A call with answers until one side has enough.
    public <Q extends Record, R extends Record> MethodDescriptor<Q, R> feed(
            String name, Class<Q> request, Class<R> answer) {
        return method(MethodType.SERVER_STREAMING, name, request, answer);
    }

    private <Q extends Record, R extends Record> MethodDescriptor<Q, R> method(
            MethodType type, String name, Class<Q> request, Class<R> answer) {
        return MethodDescriptor.<Q, R>newBuilder()
                .setType(type)
                .setFullMethodName(MethodDescriptor.generateFullMethodName(service, name))
                .setRequestMarshaller(new RecordMarshaller<>(WireCodec.of(request)))
                .setResponseMarshaller(new RecordMarshaller<>(WireCodec.of(answer)))
                .build();
    }
}
