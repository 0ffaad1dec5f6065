package io.tombolo.catalogservice.log.jraft;

import com.alipay.sofa.jraft.rpc.RpcClient;
import com.alipay.sofa.jraft.rpc.RpcServer;
import io.tombolo.catalogservice.voters.VoterNetwork;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Carries the engine's messages over the connections between servers.
public final class SocketTransport implements VoterTransport, AutoCloseable {

    /// For votes, and for snapshots, which take their time; entries have threads of the engine's own.
    private static final int THREADS = 8;

    /// Questions that wait for one of them. There is one at a time of each kind and server.
    private static final int QUEUE = 1_024;

    private static final long IDLE_SECONDS = 30;

    private final ThreadPoolExecutor threads;
    private final AskingClient client;
    private final AnsweringServer server;

    /// @param network closed by the caller, after the log
    public SocketTransport(VoterNetwork network) {
        threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(QUEUE),
                Thread.ofPlatform().daemon().name("voter-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
        client = new AskingClient(network, threads);
        server = new AnsweringServer(network, threads);
    }

    @Override
    public RpcServer server() {
        return server;
    }

    @Override
    public RpcClient client() {
        return client;
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
