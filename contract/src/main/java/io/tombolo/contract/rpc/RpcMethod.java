package io.tombolo.contract.rpc;

import io.tombolo.core.wire.binding.WireCodec;
import io.tombolo.core.wire.rpc.MethodName;

/// A method that servers call on each other: its name, and what goes there and comes back.
///
/// Source: RPC sheet 15.
///
/// @param <Q>      what is asked
/// @param <R>      what is answered
/// @param access   whether it changes something
/// @param request  how the question is written
/// @param response how the answer is written
public record RpcMethod<Q, R>(MethodName name, Access access, WireCodec<Q> request, WireCodec<R> response) {

    /// Whether a method changes something.
    public enum Access {
        /// It does not, or it is the same to do it twice: it may be tried again.
        READ,
        /// It does: nobody may try again after a connection broke, because it may have been done.
        WRITE
    }

    /// A method that changes nothing.
    ///
    /// @throws IllegalStateException if the records cannot go over the wire: a bug in their declaration
    public static <Q, R> RpcMethod<Q, R> read(String service, String method, Class<Q> request, Class<R> response) {
        return read(service, method, request, WireCodec.of(response));
    }

    /// A method that changes nothing, and does not answer with a record.
    public static <Q, R> RpcMethod<Q, R> read(String service, String method, Class<Q> request, WireCodec<R> response) {
        return new RpcMethod<>(new MethodName(service, method), Access.READ, WireCodec.of(request), response);
    }

    /// A method that changes something.
    ///
    /// @throws IllegalStateException if the records cannot go over the wire: a bug in their declaration
    public static <Q, R> RpcMethod<Q, R> write(String service, String method, Class<Q> request, Class<R> response) {
        return write(service, method, request, WireCodec.of(response));
    }

    /// A method that changes something, and does not answer with a record.
    public static <Q, R> RpcMethod<Q, R> write(String service, String method, Class<Q> request, WireCodec<R> response) {
        return new RpcMethod<>(new MethodName(service, method), Access.WRITE, WireCodec.of(request), response);
    }
}
