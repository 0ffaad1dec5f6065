package io.tombolo.core.wire.rpc;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.binding.RecordCodec;
import io.tombolo.core.wire.binding.Unsigned;

/// What stands before the body of a response.
///
/// Source: RPC sheet 3.
///
/// @param error         what went wrong; empty if nothing did ([ReceivedError#parse])
/// @param seq           as in the request
/// @param serviceMethod as in the request
public record ResponseHeader(String error, @Unsigned long seq, String serviceMethod) {

    /// How it is written and read.
    public static final RecordCodec<ResponseHeader> CODEC = RecordCodec.of(ResponseHeader.class);

    /// The body after a header with an error, and of results that say nothing: a map of none.
    public static final Bytes EMPTY_BODY = Bytes.ofHex("80");

    /// The header of a call that went well.
    public static ResponseHeader success(RequestHeader request) {
        return new ResponseHeader("", request.seq(), request.serviceMethod());
    }

    /// The header of a call that did not.
    public static ResponseHeader failure(RequestHeader request, RpcError error) {
        return new ResponseHeader(error.text(), request.seq(), request.serviceMethod());
    }

    /// Whether the call went well.
    public boolean isSuccess() {
        return error.isEmpty();
    }
}
