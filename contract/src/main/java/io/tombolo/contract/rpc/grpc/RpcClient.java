package io.tombolo.contract.rpc.grpc;

import io.grpc.ManagedChannel;
import io.tombolo.contract.grpc.Sibling;
import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.MethodName;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Calls that a sibling takes.
final class RpcClient {

    /// Longer than the longest blocking query over any number of hops: 600 s, a sixteenth, and 7 s for each hop.
    private static final Duration LIMIT = Duration.ofMinutes(15);

    private final Sibling sibling;

    RpcClient(String name, ManagedChannel channel) {
        sibling = new Sibling(name, channel, text -> new RpcFailedException(text, Optional.empty()));
    }

    /// Fails with [RpcFailedException]. Cancelling the future cancels the call over there.
    CompletableFuture<Bytes> call(MethodName method, Bytes body) {
        CompletableFuture<RpcMessages.Reply> reply =
                sibling.call(RpcMessages.CALL, new RpcMessages.Question(method.toString(), body), LIMIT);
        var answer = new CompletableFuture<Bytes>();
        var _ = reply.whenComplete((said, problem) -> {
            if (problem != null) {
                answer.completeExceptionally(problem);
            } else if (said.error().isEmpty()) {
                answer.complete(said.body());
            } else {
                answer.completeExceptionally(new RpcFailedException(said.error(), Optional.empty()));
            }
        });
        var _ = answer.whenComplete((value, problem) -> {
            if (answer.isCancelled()) {
                reply.cancel(false);
            }
        });
        return answer;
    }
}
