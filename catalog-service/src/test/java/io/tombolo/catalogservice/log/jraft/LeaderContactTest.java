package io.tombolo.catalogservice.log.jraft;

import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.sofa.jraft.rpc.Connection;
import com.alipay.sofa.jraft.rpc.RpcContext;
import com.alipay.sofa.jraft.rpc.RpcProcessor;
import com.alipay.sofa.jraft.rpc.RpcRequests;
import com.alipay.sofa.jraft.rpc.RpcRequests.AppendEntriesRequest;
import com.alipay.sofa.jraft.rpc.RpcRequests.RequestVoteRequest;
import com.alipay.sofa.jraft.rpc.RpcRequests.TimeoutNowRequest;
import com.alipay.sofa.jraft.rpc.RpcServer;
import com.alipay.sofa.jraft.rpc.impl.ConnectionClosedEventListener;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LeaderContactTest {

    private static final Duration LEASE = Duration.ofMillis(900);
    private static final long TERM = 7;

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final OrderedElections orders = new OrderedElections();
    private final Engine engine = new Engine();
    private final LeaderContact contact = new LeaderContact(engine, LEASE, orders, now::get);

    LeaderContactTest() {
        contact.registerProcessor(new Handled(AppendEntriesRequest.class, engine));
        contact.registerProcessor(new Handled(RequestVoteRequest.class, engine));
        contact.registerProcessor(new Handled(TimeoutNowRequest.class, engine));
    }

    @Test
    void doesNotVoteBeforeItHasLivedForALease() {
        assertThat(engine.votesFor(vote(true))).isFalse();
        assertThat(engine.votesFor(vote(false))).isFalse();
        assertThat(contact.sinceLast()).isEqualTo(LeaderContact.NEVER);

        pass(LEASE);

        assertThat(engine.votesFor(vote(true))).isTrue();
        assertThat(engine.votesFor(vote(false))).isTrue();
    }

    @Test
    void doesNotVoteWithinALeaseAfterItHeardOfALeader() {
        pass(Duration.ofSeconds(60));
        engine.receives(append());
        pass(LEASE.minusNanos(1));

        assertThat(engine.votesFor(vote(false))).isFalse();
        assertThat(contact.sinceLast()).isEqualTo(LEASE.minusNanos(1));

        pass(Duration.ofNanos(1));

        assertThat(engine.votesFor(vote(false))).isTrue();
    }

    @Test
    void votesAtOnceInAnElectionThatTheLeaderHasOrdered() throws InvalidProtocolBufferException {
        RequestVoteRequest unordered = vote(false);
        assertThat(orders.marked(unordered)).isEqualTo(unordered);

        engine.receives(order(TERM - 1));
        var marked = (RequestVoteRequest) orders.marked(vote(false));

        assertThat(engine.votesFor(marked)).isTrue();
        assertThat(engine.votesFor(RequestVoteRequest.parseFrom(marked.toByteArray())))
                .as("after the way over the network")
                .isTrue();
        assertThat(orders.marked(vote(true))).isEqualTo(vote(true));
        var later = vote(false).toBuilder().setTerm(TERM + 1).build();
        assertThat(orders.marked(later)).isEqualTo(later);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private static RequestVoteRequest vote(boolean before) {
        return RequestVoteRequest.newBuilder()
                .setGroupId("catalog")
                .setServerId("s2:1")
                .setPeerId("s1:1")
                .setTerm(TERM)
                .setLastLogTerm(1)
                .setLastLogIndex(1)
                .setPreVote(before)
                .build();
    }

    private static AppendEntriesRequest append() {
        return AppendEntriesRequest.newBuilder()
                .setGroupId("catalog")
                .setServerId("s2:1")
                .setPeerId("s1:1")
                .setTerm(TERM)
                .setPrevLogTerm(1)
                .setPrevLogIndex(1)
                .setCommittedIndex(1)
                .build();
    }

    private static TimeoutNowRequest order(long term) {
        return TimeoutNowRequest.newBuilder()
                .setGroupId("catalog")
                .setServerId("s2:1")
                .setPeerId("s1:1")
                .setTerm(term)
                .build();
    }

    /// What the engine does with requests that reach it.
    private record Handled(Class<?> request, Engine engine) implements RpcProcessor<Object> {

        @Override
        public void handleRequest(RpcContext context, Object received) {
            engine.handled.add(received);
        }

        @Override
        public String interest() {
            return request.getName();
        }
    }

    /// An engine that votes for whoever asks.
    private static final class Engine implements RpcServer {

        private final Map<String, RpcProcessor<?>> processors = new HashMap<>();
        private final List<Object> handled = new ArrayList<>();

        @SuppressWarnings("unchecked")
        List<Object> receives(Object request) {
            var answers = new ArrayList<Object>();
            var processor = (RpcProcessor<Object>)
                    Objects.requireNonNull(processors.get(request.getClass().getName()));
            processor.handleRequest(new Answers(answers), request);
            return answers;
        }

        boolean votesFor(RequestVoteRequest vote) {
            handled.clear();
            List<Object> answers = receives(vote);
            if (handled.isEmpty()) {
                assertThat(answers)
                        .containsExactly(RpcRequests.RequestVoteResponse.newBuilder()
                                .setTerm(0)
                                .setGranted(false)
                                .build());
                return false;
            }
            assertThat(answers).isEmpty();
            return true;
        }

        @Override
        public void registerConnectionClosedEventListener(ConnectionClosedEventListener listener) {}

        @Override
        public void registerProcessor(RpcProcessor<?> processor) {
            processors.put(processor.interest(), processor);
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
        public void shutdown() {}
    }

    /// Keeps what is answered.
    private record Answers(List<Object> all) implements RpcContext {

        @Override
        public void sendResponse(Object response) {
            all.add(response);
        }

        @Override
        public @Nullable Connection getConnection() {
            return null;
        }

        @Override
        public String getRemoteAddress() {
            return "s2";
        }
    }
}
