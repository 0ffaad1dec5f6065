package io.tombolo.core.wire.rpc;

import io.tombolo.core.wire.binding.RecordCodec;
import io.tombolo.core.wire.binding.Unsigned;

/// What stands before the body of a request.
///
/// Source: RPC sheet 3.
///
/// @param seq           chosen by the caller, echoed, and not checked by real clients
/// @param serviceMethod the method as [MethodName] writes it
public record RequestHeader(@Unsigned long seq, String serviceMethod) {

    /// How it is written and read.
    public static final RecordCodec<RequestHeader> CODEC = RecordCodec.of(RequestHeader.class);
}
