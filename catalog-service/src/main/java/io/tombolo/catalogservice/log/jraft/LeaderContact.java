package io.tombolo.catalogservice.log.jraft;

import com.alipay.sofa.jraft.rpc.RpcContext;
import com.alipay.sofa.jraft.rpc.RpcProcessor;
import com.alipay.sofa.jraft.rpc.RpcRequests;
import com.alipay.sofa.jraft.rpc.RpcServer;
import com.alipay.sofa.jraft.rpc.impl.ConnectionClosedEventListener;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Notes when a leader last sent something: the engine knows, and does not say. And refuses votes that could
/// break a lease.
///
/// While a majority has answered a leader within its lease, it answers default reads without asking anybody. That
/// is right only if no majority elects another leader meanwhile. The engine looks before it asks for votes
/// (pre-vote), and no more when it votes: a voter that has been restarted since, or that has heard of its leader
/// again, would vote. Here it does not, for as long as a lease, unless the leader has ordered the election.
/// Source: Ongaro, "Consensus: bridging theory and practice" (2014), 4.2.3 and 6.4.1.
final class LeaderContact implements RpcServer {

    /// Longer than anybody waits.
    static final Duration NEVER = Duration.ofDays(10_000);

    private final RpcServer server;
    private final Duration lease;
    private final OrderedElections orders;
    private final LongSupplier nanos;
    private volatile long heard;
    private volatile boolean ever;

    /// @param lease how long a leader counts on whoever has answered it
    /// @param nanos a monotonic clock
    LeaderContact(RpcServer server, Duration lease, OrderedElections orders, LongSupplier nanos) {
        this.server = server;
        this.lease = lease;
        this.orders = orders;
        this.nanos = nanos;
        // What it heard before it was started, it may have forgotten.
        heard = nanos.getAsLong();
    }

    Duration sinceLast() {
        return ever ? Duration.ofNanos(nanos.getAsLong() - heard) : NEVER;
    }

    @Override
    public void registerProcessor(RpcProcessor<?> processor) {
        String interest = processor.interest();
        if (interest.equals(RpcRequests.AppendEntriesRequest.class.getName())) {
            server.registerProcessor(new Watched<>(processor, this::noted));
        } else if (interest.equals(RpcRequests.RequestVoteRequest.class.getName())) {
            server.registerProcessor(new Watched<>(processor, this::mayVote));
        } else if (interest.equals(RpcRequests.TimeoutNowRequest.class.getName())) {
            server.registerProcessor(new Watched<>(processor, this::ordered));
        } else {
            server.registerProcessor(processor);
        }
    }

    private boolean noted(RpcContext context, Object request) {
        heard = nanos.getAsLong();
        ever = true;
        return true;
    }

    private boolean ordered(RpcContext context, Object request) {
        if (request instanceof RpcRequests.TimeoutNowRequest order) {
            orders.ordered(order.getTerm());
        }
        return true;
    }

    private boolean mayVote(RpcContext context, Object request) {
        boolean leased = nanos.getAsLong() - heard < lease.toNanos();
        if (leased && request instanceof RpcRequests.RequestVoteRequest vote && !OrderedElections.isMarked(vote)) {
            context.sendResponse(RpcRequests.RequestVoteResponse.newBuilder()
                    .setTerm(0)
                    .setGranted(false)
                    .build());
            return false;
        }
        return true;
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

    /// Something that is done before a request is handled.
    @FunctionalInterface
    private interface Before {

        /// Whether the request is to be handled.
        boolean passes(RpcContext context, Object request);
    }

    private static final class Watched<T> implements RpcProcessor<T> {

        private final RpcProcessor<T> processor;
        private final Before before;

        Watched(RpcProcessor<T> processor, Before before) {
            this.processor = processor;
            this.before = before;
        }

        @Override
        public void handleRequest(RpcContext context, T request) {
            if (before.passes(context, request)) {
                processor.handleRequest(context, request);
            }
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
