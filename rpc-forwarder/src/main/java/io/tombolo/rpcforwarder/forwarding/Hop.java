package io.tombolo.rpcforwarder.forwarding;

import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.TypedReason;
import io.tombolo.core.wire.rpc.RpcError;
import io.tombolo.runtime.pool.CallFailure;
import io.tombolo.runtime.pool.DialFailure;
import java.util.Optional;

/// What the failure of a call to the next server means to the one before. Source: RPC sheet 7 and 9.
final class Hop {

    private Hop() {}

    /// What this server answers its own caller with.
    static String text(CallFailure failure) {
        return switch (failure) {
            case CallFailure.NotConnected(DialFailure.NoGatewayKnown _) ->
                RpcError.CLIENT_PREFIX + RpcError.CONNECTION_PREFIX + RpcError.Known.DATACENTER_UNREACHABLE.text();
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

    /// Whether a server abroad may be asked although another one may have got the call.
    ///
    /// @param read whether the call changes nothing
    static boolean mayRepeat(CallFailure failure, boolean read) {
        return switch (failure) {
            case CallFailure.SessionLost _, CallFailure.StreamLost _ -> read;
            case CallFailure.NotConnected _,
                    CallFailure.TooManyWaiting _,
                    CallFailure.PoolClosed _,
                    CallFailure.DeadlinePassed _,
                    CallFailure.Remote _,
                    CallFailure.Malformed _,
                    CallFailure.AnswersTooLarge _ -> false;
        };
    }

    /// What a failure says of the way to a datacenter; nothing if its server answered, or this one gave up.
    static Optional<TypedReason> wayFault(Datacenter to, CallFailure failure) {
        return switch (failure) {
            case CallFailure.NotConnected(DialFailure.NoRoute(TypedReason why)) -> Optional.of(why);
            case CallFailure.NotConnected(DialFailure.NoGatewayKnown(var why)) -> Optional.of(why.reason());
            case CallFailure.NotConnected(DialFailure.ThroughGateways through) -> Optional.of(through.reason());
            case CallFailure.NotConnected _, CallFailure.SessionLost _, CallFailure.StreamLost _ ->
                Optional.of(new TypedReason.NoLiveServer(to));
            case CallFailure.Remote remote
            when remote.error().error() == RpcError.Known.NO_LEADER -> Optional.of(new TypedReason.NoLeader(to));
            case CallFailure.TooManyWaiting _,
                    CallFailure.PoolClosed _,
                    CallFailure.DeadlinePassed _,
                    CallFailure.Remote _,
                    CallFailure.Malformed _,
                    CallFailure.AnswersTooLarge _ -> Optional.empty();
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
