package io.tombolo.catalogservice.log.jraft;

import com.alipay.sofa.jraft.rpc.RpcContext;
import com.alipay.sofa.jraft.rpc.RpcProcessor;
import com.alipay.sofa.jraft.rpc.RpcRequests;
import com.alipay.sofa.jraft.rpc.RpcServer;
import com.alipay.sofa.jraft.rpc.impl.ConnectionClosedEventListener;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Notes when a leader last sent something: the engine knows, and does not say.
final class LeaderContact implements RpcServer {

    /// Longer than anybody waits.
    static final Duration NEVER = Duration.ofDays(10_000);

    private final RpcServer server;
    private volatile long heard;
    private volatile boolean ever;

    LeaderContact(RpcServer server) {
        this.server = server;
    }

    Duration sinceLast() {
        return ever ? Duration.ofNanos(System.nanoTime() - heard) : NEVER;
    }

    @Override
    public void registerProcessor(RpcProcessor<?> processor) {
        server.registerProcessor(
                processor.interest().equals(RpcRequests.AppendEntriesRequest.class.getName())
                        ? new Noting<>(processor)
                        : processor);
    }

    @Override
    public void registerConnectionClosedEventListener(ConnectionClosedEventListener listener) {
        server.registerConnectionClosedEventListener(listener);
    }

    @Override
    public int boundPort() {
        return server.boundPort();
    }

    @Override
    public boolean isStarted() {
        return server.isStarted();
    }

    @Override
    public boolean init(@Nullable Void nothing) {
        return server.init(null);
    }

    @Override
    public void shutdown() {
        server.shutdown();
    }

    private final class Noting<T> implements RpcProcessor<T> {

        private final RpcProcessor<T> processor;

        Noting(RpcProcessor<T> processor) {
            this.processor = processor;
        }

        @Override
        public void handleRequest(RpcContext context, T request) {
            heard = System.nanoTime();
            ever = true;
            processor.handleRequest(context, request);
        }

        @Override
        public String interest() {
            return processor.interest();
        }

        @Override
        public @Nullable Executor executor() {
            return processor.executor();
        }

        @Override
        public @Nullable ExecutorSelector executorSelector() {
            return processor.executorSelector();
        }
    }
}
