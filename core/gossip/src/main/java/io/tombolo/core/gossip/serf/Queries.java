package io.tombolo.core.gossip.serf;

import io.tombolo.core.gossip.message.Query;
import io.tombolo.core.gossip.message.QueryId;
import io.tombolo.core.gossip.message.Tags;
import io.tombolo.core.wire.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Questions that reach this node, its own included.
///
///     heard ─▶ news? ─▶ told on ─▶ filters match? ─▶ ack ─▶ serf's own? ─▶ InternalQueries
///                                                              no ─▶ the application
///
/// Told on also by those who are not meant: spreading depends on everybody. Source: gossip sheet 16.
final class Queries {

    /// Questions that wait for the application at once; what goes beyond it cannot answer.
    static final int WAITING_LIMIT = 4_096;

    private final SerfLocal local;
    private final Broadcasts broadcasts;
    private final Answers answers;
    private final Asking asking;
    private final InternalQueries internal;
    private final Supplier<Tags> tags;
    private final SnapshotRecorder snapshot;
    private final Ring<QueryId> ring;
    private final Map<QueryHandle, Waiting> waiting = new HashMap<>();

    Queries(
            SerfLocal local,
            Broadcasts broadcasts,
            Answers answers,
            Asking asking,
            InternalQueries internal,
            Supplier<Tags> tags,
            SnapshotRecorder snapshot) {
        this.local = local;
        this.broadcasts = broadcasts;
        this.answers = answers;
        this.asking = asking;
        this.internal = internal;
        this.tags = tags;
        this.snapshot = snapshot;
        this.ring = new Ring<>(local.settings().queryBuffer());
    }

    Ring<QueryId> ring() {
        return ring;
    }

    /// Asks everybody, this node included; why not, if the question is too long.
    Optional<String> ask(Instant now, Question question, OpenQuery expecting, QueryStart start) {
        Query query = asking.query(ring.clock().time(), question);
        Bytes body = SerfLocal.encode(query);
        Optional<String> obstacle = asking.obstacle(body);
        if (obstacle.isPresent()) {
            return obstacle;
        }
        Instant deadline = now.plus(query.timeout());
        start.started(new QueryHandle(query.time(), query.id()), deadline);
        asking.expect(deadline, query, expecting);
        heard(now, query, body);
        return Optional.empty();
    }

    void heard(Instant now, Query query, Bytes body) {
        if (!ring.isNews(query.time(), query.id())) {
            return;
        }
        if (!query.noBroadcast()) {
            broadcasts.query(body);
        }
        if (!FilterMatch.all(query.filters(), local.self().name(), tags.get())) {
            return;
        }
        snapshot.queryTime(query.time());
        if (query.ackWanted()) {
            // An ack of ours has no payload and always fits.
            answers.send(now, query, true, Bytes.EMPTY);
        }
        if (query.name().startsWith(Question.INTERNAL_PREFIX)) {
            internal.asked(now, query);
        } else {
            hand(now, query);
        }
    }

    /// The application's answer; why not, if there is nothing to answer any more or the answer is too long.
    Optional<String> respond(Instant now, QueryHandle handle, Bytes payload) {
        Waiting question = waiting.get(handle);
        if (question == null || !now.isBefore(question.deadline)) {
            return Optional.of("query %s is answered already, or its time is over".formatted(handle));
        }
        Optional<String> obstacle = answers.send(now, question.query, false, payload);
        if (obstacle.isEmpty()) {
            waiting.remove(handle);
        }
        return obstacle;
    }

    void answerDeadline(QueryHandle handle) {
        waiting.remove(handle);
    }

    private void hand(Instant now, Query query) {
        QueryHandle handle = new QueryHandle(query.time(), query.id());
        Instant deadline = now.plus(query.timeout().isNegative() ? Duration.ZERO : capped(query));
        if (waiting.size() < WAITING_LIMIT) {
            waiting.put(handle, new Waiting(query, deadline));
            local.wakeAt(new SerfTimer.AnswerDeadline(handle), deadline);
        }
        local.announce(new SerfEvent.QueryHeard(handle, query, deadline));
    }

    /// Strangers choose the timeout; nobody waits longer than a day.
    private static Duration capped(Query query) {
        Duration day = Duration.ofDays(1);
        return query.timeout().compareTo(day) > 0 ? day : query.timeout();
    }

    /// Told the handle of a question before its first answer.
    @FunctionalInterface
    interface QueryStart {

        void started(QueryHandle handle, Instant deadline);
    }

    private record Waiting(Query query, Instant deadline) {}
}
