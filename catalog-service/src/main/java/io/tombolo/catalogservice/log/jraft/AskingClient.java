package io.tombolo.catalogservice.log.jraft;

import com.alipay.sofa.jraft.ReplicatorGroup;
import com.alipay.sofa.jraft.error.InvokeTimeoutException;
import com.alipay.sofa.jraft.error.RemotingException;
import com.alipay.sofa.jraft.option.RpcOptions;
import com.alipay.sofa.jraft.rpc.InvokeCallback;
import com.alipay.sofa.jraft.rpc.InvokeContext;
import com.alipay.sofa.jraft.rpc.RpcClient;
import com.alipay.sofa.jraft.util.Endpoint;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.tombolo.catalogservice.voters.Reply;
import io.tombolo.catalogservice.voters.VoterNetwork;
import io.tombolo.core.terms.NodeName;
import io.tombolo.core.wire.Bytes;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The engine asks other nodes.
///
/// It always looks connected: the engine would otherwise wait for a connection, with its locks held. A question that
/// cannot be sent fails by itself, and is asked again.
final class AskingClient implements RpcClient {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.catalog.log");

    private final VoterNetwork network;
    private final Executor threads;

    AskingClient(VoterNetwork network, Executor threads) {
        this.network = network;
        this.threads = threads;
    }

    @Override
    public boolean init(RpcOptions options) {
        return true;
    }

    @Override
    public void shutdown() {
        // The connections are the network's.
    }

    @Override
    public boolean checkConnection(Endpoint endpoint) {
        return true;
    }

    @Override
    public boolean checkConnection(Endpoint endpoint, boolean createIfAbsent) {
        return true;
    }

    @Override
    public void closeConnection(Endpoint endpoint) {
        // It may be wanted again, and costs nothing.
    }

    @Override
    public void registerConnectEventListener(ReplicatorGroup replicators) {
        // Replicators that could not connect would be started then; there are none.
    }

    @Override
    public Object invokeSync(Endpoint endpoint, Object request, @Nullable InvokeContext context, long timeoutMillis)
            throws InterruptedException, RemotingException {
        var answer = new CompletableFuture<Object>();
        invokeAsync(endpoint, request, context, new Completing(answer, threads), timeoutMillis);
        try {
            return answer.get(timeoutMillis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new RemotingException(failed.getCause());
        } catch (TimeoutException late) {
            throw new InvokeTimeoutException(late);
        }
    }

    @Override
    public void invokeAsync(
            Endpoint endpoint,
            Object request,
            @Nullable InvokeContext context,
            InvokeCallback callback,
            long timeoutMillis)
            throws RemotingException {
        if (!(request instanceof Message message)) {
            throw new RemotingException("no message of the engine: " + request.getClass());
        }
        EngineMessage kind = EngineMessage.of(request)
                .orElseThrow(() -> new RemotingException("nodes do not say " + request.getClass()));
        network.ask(
                new NodeName(endpoint.getIp()),
                kind.kind(),
                Bytes.wrap(message.toByteArray()),
                Duration.ofMillis(timeoutMillis),
                reply -> run(callback, () -> tell(callback, kind, reply)));
    }

    private void run(InvokeCallback callback, Runnable task) {
        Executor executor = callback.executor();
        try {
            (executor == null ? threads : executor).execute(task);
        } catch (RejectedExecutionException stopping) {
            LOG.atDebug().addKeyValue("cause", stopping.getMessage()).log("an answer came after the log was closed");
        }
    }

    private static void tell(InvokeCallback callback, EngineMessage kind, Reply reply) {
        try {
            switch (reply) {
                case Reply.Answer(Bytes body) -> callback.complete(kind.answer(body), null);
                case Reply.Failure(Bytes body) -> callback.complete(EngineMessage.failure(body), null);
                case Reply.None(boolean inTime, String reason) ->
                    callback.complete(
                            null, inTime ? new RemotingException(reason) : new InvokeTimeoutException(reason));
            }
        } catch (InvalidProtocolBufferException malformed) {
            callback.complete(null, malformed);
        }
    }

    /// Completes a future on any thread.
    private record Completing(CompletableFuture<Object> answer, Executor executor) implements InvokeCallback {

        @Override
        public void complete(@Nullable Object result, @Nullable Throwable problem) {
            if (result != null) {
                answer.complete(result);
            } else {
                answer.completeExceptionally(problem == null ? new RemotingException("no answer") : problem);
            }
        }
    }
}
