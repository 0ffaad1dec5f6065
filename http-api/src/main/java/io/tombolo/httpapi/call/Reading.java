package io.tombolo.httpapi.call;

import io.tombolo.contract.rpc.RpcMethod;
import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.wire.json.JsonCodec;
import java.util.function.Function;

/// A method that reads, and what of its answer is shown.
///
/// @param <Q>   what is asked
/// @param <R>   what is answered
/// @param <T>   what is shown
/// @param meta  how it was answered
/// @param shown what of it is shown
/// @param json  how that is written
public record Reading<Q, R, T>(
        RpcMethod<Q, R> method, Function<R, QueryMeta> meta, Function<R, T> shown, JsonCodec<T> json) {}
