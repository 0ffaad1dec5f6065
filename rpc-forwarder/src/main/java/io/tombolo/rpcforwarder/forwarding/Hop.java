package io.tombolo.rpcforwarder.forwarding;

import io.tombolo.core.wire.rpc.RpcError;
import io.tombolo.runtime.pool.CallFailure;

/// What the failure of a call to the next server means to the one before. Source: RPC sheet 7 and 9.
final class Hop {

    private Hop() {}

    /// What this server answers its own caller with.
    static String text(CallFailure failure) {
        return switch (failure) {
            case CallFailure.NotConnected _, CallFailure.TooManyWaiting _, CallFailure.PoolClosed _ ->
                RpcError.CLIENT_PREFIX + RpcError.CONNECTION_PREFIX + failure.explanation();
            case CallFailure.DeadlinePassed _ -> RpcError.HOP_PREFIX + "i/o deadline reached";
            case CallFailure.Remote remote -> remote.error().forwarded();
            case CallFailure.SessionLost _,
                    CallFailure.StreamLost _,
                    CallFailure.Malformed _,
                    CallFailure.AnswersTooLarge _ -> RpcError.HOP_PREFIX + failure.explanation();
        };
    }

    /// Whether the next server never got the call.
    static boolean wasNotSent(CallFailure failure) {
        return switch (failure) {
            case CallFailure.NotConnected _, CallFailure.TooManyWaiting _, CallFailure.PoolClosed _ -> true;
            case CallFailure.DeadlinePassed _,
                    CallFailure.Remote _,
                    CallFailure.SessionLost _,
                    CallFailure.StreamLost _,
                    CallFailure.Malformed _,
                    CallFailure.AnswersTooLarge _ -> false;
        };
    }

    /// Whether the leader may be asked once more.
    ///
    /// @param read whether the call changes nothing
    static boolean mayRetry(CallFailure failure, boolean read) {
        return switch (failure) {
            case CallFailure.Remote remote -> remote.error().mayRetry(read);
            case CallFailure.SessionLost _, CallFailure.StreamLost _ -> read;
            case CallFailure.NotConnected _, CallFailure.TooManyWaiting _ -> true;
            case CallFailure.PoolClosed _,
                    CallFailure.DeadlinePassed _,
                    CallFailure.Malformed _,
                    CallFailure.AnswersTooLarge _ -> false;
        };
    }
}
