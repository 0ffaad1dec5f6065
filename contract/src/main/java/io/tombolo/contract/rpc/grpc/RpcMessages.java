package io.tombolo.contract.rpc.grpc;

import io.grpc.MethodDescriptor;
import io.tombolo.contract.grpc.RecordMethods;
import io.tombolo.core.wire.Bytes;

/// The one method of calls between siblings, and what goes to and fro.
final class RpcMessages {

    private static final RecordMethods SERVICE = new RecordMethods("tombolo.Rpc");

    static final MethodDescriptor<Question, Reply> CALL = SERVICE.call("Call", Question.class, Reply.class);

    private RpcMessages() {}

    static String service() {
        return SERVICE.service();
    }

    /// @param method `Service.Method`
    /// @param body   one MessagePack value
    record Question(String method, Bytes body) {}

    /// @param error what went wrong, as callers know it; empty if nothing did
    /// @param body  one MessagePack value
    record Reply(String error, Bytes body) {}
}
