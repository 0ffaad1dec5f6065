package io.tombolo.catalogservice.log.jraft;

import com.alipay.sofa.jraft.ReplicatorGroup;
import com.alipay.sofa.jraft.error.InvokeTimeoutException;
import com.alipay.sofa.jraft.error.RemotingException;
import com.alipay.sofa.jraft.option.RpcOptions;
import com.alipay.sofa.jraft.rpc.Connection;
import com.alipay.sofa.jraft.rpc.InvokeCallback;
import com.alipay.sofa.jraft.rpc.InvokeContext;
import com.alipay.sofa.jraft.rpc.RpcClient;
import com.alipay.sofa.jraft.rpc.RpcContext;
import com.alipay.sofa.jraft.rpc.RpcProcessor;
import com.alipay.sofa.jraft.rpc.RpcRequests;
import com.alipay.sofa.jraft.rpc.RpcServer;
import com.alipay.sofa.jraft.rpc.impl.ConnectionClosedEventListener;
import com.alipay.sofa.jraft.util.Endpoint;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Connections between voters in this process, which a test can cut.
final class MemoryNetwork implements AutoCloseable {

    private final Map<String, Node> nodes = new ConcurrentHashMap<>();
    private final Set<String> cut = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /// The transport of a node; a new one replaces an old one.
    VoterTransport transport(String name) {
        var node = new Node(name);
        nodes.put(name, node);
        return node;
    }

    /// Nobody hears a node, nor does it hear anybody.
    void cut(String name) {
        cut.add(name);
    }

    void heal(String name) {
        cut.remove(name);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private final class Node implements VoterTransport, RpcClient {

        private final String name;
        private final Map<String, RpcProcessor<?>> processors = new ConcurrentHashMap<>();
        private final Map<String, Connection> connections = new ConcurrentHashMap<>();

        Node(String name) {
            this.name = name;
        }

        @Override
        public RpcServer server() {
            return new Server();
        }

        @Override
        public RpcClient client() {
            return this;
        }

        @Override
        public boolean init(RpcOptions options) {
            return true;
        }

        @Override
        public void shutdown() {
            nodes.remove(name, this);
        }

        private @Nullable Node to(Endpoint endpoint) {
            Node node = nodes.get(endpoint.getIp());
            return node == null || cut.contains(name) || cut.contains(node.name) ? null : node;
        }

        @Override
        public boolean checkConnection(Endpoint endpoint) {
            return to(endpoint) != null;
        }

        @Override
        public boolean checkConnection(Endpoint endpoint, boolean createIfAbsent) {
            return checkConnection(endpoint);
        }

        @Override
        public void closeConnection(Endpoint endpoint) {}

        @Override
        public void registerConnectEventListener(ReplicatorGroup group) {}

        @Override
        public Object invokeSync(Endpoint endpoint, Object request, @Nullable InvokeContext context, long timeout)
                throws InterruptedException, RemotingException {
            var answer = new CompletableFuture<Object>();
            invokeAsync(
                    endpoint,
                    request,
                    context,
                    new InvokeCallback() {
                        @Override
                        public void complete(@Nullable Object result, @Nullable Throwable problem) {
                            if (problem == null && result != null) {
                                answer.complete(result);
                            } else {
                                answer.completeExceptionally(
                                        problem == null ? new RemotingException("no answer") : problem);
                            }
                        }

                        @Override
                        public @Nullable Executor executor() {
                            return null;
                        }
                    },
                    timeout);
            try {
                return answer.get(timeout, TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException failed) {
                throw new RemotingException(failed);
            }
        }

        @Override
        public void invokeAsync(
                Endpoint endpoint,
                Object request,
                @Nullable InvokeContext context,
                InvokeCallback callback,
                long timeout)
                throws RemotingException {
            Node peer = to(endpoint);
            if (peer == null) {
                throw new RemotingException("%s does not hear %s".formatted(endpoint, name));
            }
            var answer = new CompletableFuture<Object>();
            var _ = answer.orTimeout(timeout, TimeUnit.MILLISECONDS).whenComplete((result, problem) -> {
                Throwable seen = problem instanceof TimeoutException ? new InvokeTimeoutException("in time") : problem;
                Executor executor = callback.executor() == null ? threads : callback.executor();
                executor.execute(() -> callback.complete(result, seen));
            });
            peer.handle(this, request, answer);
        }

        @SuppressWarnings("unchecked")
        private void handle(Node from, Object request, CompletableFuture<Object> answer) {
            String type = request.getClass().getName();
            var processor = (RpcProcessor<Object>) processors.get(type);
            if (processor == null) {
                answer.completeExceptionally(new RemotingException("nobody takes " + type));
                return;
            }
            executor(processor, type, request)
                    .execute(() -> processor.handleRequest(new Answer(from, answer), request));
        }

        private Executor executor(RpcProcessor<Object> processor, String type, Object request) {
            var selector = processor.executorSelector();
            Executor chosen = selector == null ? null : selector.select(type, header(request));
            if (chosen != null) {
                return chosen;
            }
            return processor.executor() == null ? threads : processor.executor();
        }

        private Object header(Object request) {
            return request instanceof RpcRequests.AppendEntriesRequest append
                    ? RpcRequests.AppendEntriesRequestHeader.newBuilder()
                            .setGroupId(append.getGroupId())
                            .setPeerId(append.getPeerId())
                            .setServerId(append.getServerId())
                            .build()
                    : request;
        }

        /// What the node takes.
        private final class Server implements RpcServer {

            @Override
            public boolean init(@Nullable Void nothing) {
                return true;
            }

            @Override
            public void shutdown() {}

            @Override
            public void registerConnectionClosedEventListener(ConnectionClosedEventListener listener) {}

            @Override
            public void registerProcessor(RpcProcessor<?> processor) {
                processors.put(processor.interest(), processor);
            }

            @Override
            public int boundPort() {
                return 1;
            }

            @Override
            public boolean isStarted() {
                return true;
            }
        }

        /// Where a request came from.
        private final class Answer implements RpcContext {

            private final Node from;
            private final CompletableFuture<Object> answer;

            Answer(Node from, CompletableFuture<Object> answer) {
                this.from = from;
                this.answer = answer;
            }

            @Override
            public void sendResponse(Object response) {
                if (!cut.contains(name) && !cut.contains(from.name)) {
                    answer.complete(response);
                }
            }

            @Override
            public Connection getConnection() {
                return connections.computeIfAbsent(from.name, peer -> new Attributes());
            }

            @Override
            public String getRemoteAddress() {
                return from.name;
            }
        }
    }

    /// What the engine notes of a connection.
    private static final class Attributes implements Connection {

        private final Map<String, Object> values = new ConcurrentHashMap<>();

        @Override
        public @Nullable Object getAttribute(String key) {
            return values.get(key);
        }

        @Override
        public void setAttribute(String key, Object value) {
            values.put(key, value);
        }

        @Override
        public @Nullable Object setAttributeIfAbsent(String key, Object value) {
            return values.putIfAbsent(key, value);
        }

        @Override
        public void close() {}
    }
}
