package io.tombolo.catalogservice.log.jraft;

import com.alipay.sofa.jraft.error.RaftError;
import com.alipay.sofa.jraft.rpc.Connection;
import com.alipay.sofa.jraft.rpc.RpcContext;
import com.alipay.sofa.jraft.rpc.RpcProcessor;
import com.alipay.sofa.jraft.rpc.RpcRequests;
import com.alipay.sofa.jraft.rpc.RpcServer;
import com.alipay.sofa.jraft.rpc.impl.ConnectionClosedEventListener;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.tombolo.catalogservice.voters.VoterGuest;
import io.tombolo.catalogservice.voters.VoterHandler;
import io.tombolo.catalogservice.voters.VoterNetwork;
import io.tombolo.core.terms.NodeName;
import io.tombolo.core.wire.Bytes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/// The engine answers other nodes. Only what nodes say to each other: its messages for operators have no number.
final class AnsweringServer implements RpcServer {

    private final VoterNetwork network;
    private final Executor threads;
    private final List<ConnectionClosedEventListener> listeners = new CopyOnWriteArrayList<>();
    private final Map<VoterGuest, Attributes> connections = new ConcurrentHashMap<>();

    AnsweringServer(VoterNetwork network, Executor threads) {
        this.network = network;
        this.threads = threads;
    }

    @Override
    public void registerProcessor(RpcProcessor<?> processor) {
        EngineMessage.ofClass(processor.interest())
                .ifPresent(message -> network.answering(message.kind(), new Answering(message, processor)));
    }

    @Override
    public void registerConnectionClosedEventListener(ConnectionClosedEventListener listener) {
        listeners.add(listener);
    }

    @Override
    public int boundPort() {
        return 0;
    }

    @Override
    public boolean isStarted() {
        return true;
    }

    @Override
    public boolean init(@Nullable Void nothing) {
        return true;
    }

    @Override
    public void shutdown() {
        // The connections are the network's.
    }

    private static String name(VoterGuest guest) {
        return guest.name().map(NodeName::name).orElse("(unknown)");
    }

    private void gone(VoterGuest guest) {
        Attributes connection = connections.remove(guest);
        if (connection != null) {
            listeners.forEach(listener -> listener.onClosed(name(guest), connection));
        }
    }

    private static Bytes failure(RaftError error, String text) {
        return Bytes.wrap(RpcRequests.ErrorResponse.newBuilder()
                .setErrorCode(error.getNumber())
                .setErrorMsg(text)
                .build()
                .toByteArray());
    }

    /// Questions of one kind.
    private final class Answering implements VoterHandler {

        private final EngineMessage message;
        private final RpcProcessor<Object> processor;

        @SuppressWarnings("unchecked")
        Answering(EngineMessage message, RpcProcessor<?> processor) {
            this.message = message;
            this.processor = (RpcProcessor<Object>) processor;
        }

        @Override
        public void asked(VoterGuest guest, Bytes body, VoterGuest.Turn turn) {
            try {
                Message question = message.question(body);
                executor(question).execute(() -> processor.handleRequest(new Context(guest, turn), question));
            } catch (InvalidProtocolBufferException malformed) {
                turn.fail(failure(RaftError.EINVAL, "malformed: " + malformed.getMessage()));
                guest.close();
            } catch (RejectedExecutionException busy) {
                turn.fail(failure(RaftError.EBUSY, "too busy, or stopping"));
            }
        }

        private Executor executor(Message question) {
            RpcProcessor.ExecutorSelector selector = processor.executorSelector();
            Executor chosen =
                    selector == null ? null : selector.select(processor.interest(), EngineMessage.header(question));
            return Optional.ofNullable(chosen == null ? processor.executor() : chosen)
                    .orElse(threads);
        }

        @Override
        public void gone(VoterGuest guest) {
            AnsweringServer.this.gone(guest);
        }
    }

    /// Where a question came from.
    private final class Context implements RpcContext {

        private final VoterGuest guest;
        private final VoterGuest.Turn turn;

        Context(VoterGuest guest, VoterGuest.Turn turn) {
            this.guest = guest;
            this.turn = turn;
        }

        @Override
        public void sendResponse(Object response) {
            Bytes body = Bytes.wrap(((Message) response).toByteArray());
            if (response instanceof RpcRequests.ErrorResponse) {
                turn.fail(body);
            } else {
                turn.answer(body);
            }
        }

        @Override
        public Connection getConnection() {
            Attributes connection = connections.computeIfAbsent(guest, Attributes::new);
            if (guest.isGone()) {
                AnsweringServer.this.gone(guest);
            }
            return connection;
        }

        @Override
        public String getRemoteAddress() {
            return name(guest);
        }
    }

    /// What the engine notes of a connection.
    private static final class Attributes implements Connection {

        private final VoterGuest guest;
        private final Map<String, Object> values = new ConcurrentHashMap<>();

        Attributes(VoterGuest guest) {
            this.guest = guest;
        }

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
        public void close() {
            guest.close();
        }
    }
}
