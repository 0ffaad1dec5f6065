package io.tombolo.core.gossip.serf;

import io.tombolo.core.gossip.message.LamportTime;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.Query;
import io.tombolo.core.gossip.message.QueryId;
import io.tombolo.core.gossip.message.QueryResponse;
import io.tombolo.core.wire.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The questions of this node, and the answers to them. Source: gossip sheet 16.
final class Asking {

    private final SerfLocal local;
    private final Members members;
    private final Duration gossipInterval;
    private final Map<QueryHandle, Open> open = new HashMap<>();

    Asking(SerfLocal local, Members members, Duration gossipInterval) {
        this.local = local;
        this.members = members;
        this.gossipInterval = gossipInterval;
    }

    /// The message that asks, at this reading of the query clock.
    Query query(LamportTime time, Question question) {
        QueryId id = new QueryId(local.random().nextInt(Integer.MAX_VALUE));
        return new Query(
                time,
                id,
                local.self().address(),
                local.self().name(),
                question.filters(),
                question.ackWanted(),
                false,
                question.relayFactor(),
                timeout(question),
                question.name(),
                question.payload());
    }

    /// Why the message cannot be sent; empty if it can.
    Optional<String> obstacle(Bytes body) {
        int limit = local.settings().querySizeLimit();
        return body.length() <= limit
                ? Optional.empty()
                : Optional.of("query has %d bytes encoded; at most %d are allowed".formatted(body.length(), limit));
    }

    void expect(Instant deadline, Query query, OpenQuery answers) {
        QueryHandle handle = new QueryHandle(query.time(), query.id());
        open.put(handle, new Open(answers));
        local.wakeAt(new SerfTimer.QueryDeadline(handle), deadline);
    }

    void answered(QueryResponse response) {
        QueryHandle handle = new QueryHandle(response.time(), response.id());
        Open query = open.get(handle);
        if (query == null) {
            return;
        }
        if (response.ack()) {
            if (query.acks.add(response.from())) {
                query.answers.acked(response.from());
            }
        } else if (query.answered.add(response.from())) {
            query.answers.answered(response.from(), response.payload());
        }
        if (query.answers.isComplete()) {
            close(handle);
        }
    }

    void close(QueryHandle handle) {
        Open query = open.remove(handle);
        if (query != null) {
            query.answers.closed(query.acks.size(), query.answered.size());
        }
    }

    private Duration timeout(Question question) {
        if (question.timeout().isPositive()) {
            return question.timeout();
        }
        return defaultTimeout(gossipInterval, local.settings().queryTimeoutMultiplier(), members.present());
    }

    /// Enough for the question to get around and the answers to come back; vector `query-default-timeout-table`.
    static Duration defaultTimeout(Duration gossipInterval, int multiplier, int present) {
        return gossipInterval.multipliedBy(multiplier * (long) Math.ceil(Math.log10(present + 1.0)));
    }

    private static final class Open {

        private final OpenQuery answers;
        private final Set<MemberName> acks = new HashSet<>();
        private final Set<MemberName> answered = new HashSet<>();

        Open(OpenQuery answers) {
            this.answers = answers;
        }
    }
}
