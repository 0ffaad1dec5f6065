package io.tombolo.rpcforwarder.forwarding;

import io.tombolo.core.wire.rpc.ReceivedError;
import io.tombolo.core.wire.rpc.RpcError;

/// Why one server gave no result.
public sealed interface CallFailure {

    /// It answered with an error.
    ///
    /// @param error its text, with the prefixes of the hops behind it
    record Answered(String error) implements CallFailure {}

    /// It never got the call: no connection, or no stream, could be had.
    record NotSent(String cause) implements CallFailure {}

    /// It got the call, or part of it, and the connection ended.
    record Lost() implements CallFailure {}

    /// No answer came in time.
    record TooLate() implements CallFailure {}

    /// What this server answers its own caller with. Source: RPC sheet 7 and 9.
    default String answer() {
        return switch (this) {
            case Answered(String error) -> RpcError.HOP_PREFIX + error;
            case NotSent(String cause) -> RpcError.CLIENT_PREFIX + RpcError.CONNECTION_PREFIX + cause;
            case Lost() -> RpcError.HOP_PREFIX + "EOF";
            case TooLate() -> RpcError.HOP_PREFIX + "i/o deadline reached";
        };
    }

    /// Whether the same call may be sent once more.
    ///
    /// @param read whether it changes nothing
    default boolean mayRetry(boolean read) {
        return switch (this) {
            case Answered(String error) -> ReceivedError.parse(error).mayRetry(read);
            case NotSent _ -> true;
            case Lost() -> read;
            case TooLate() -> false;
        };
    }
}
