package io.tombolo.catalogservice.chore;

import io.tombolo.catalogservice.answer.Writes;
import io.tombolo.catalogservice.replica.CatalogReplica;
import io.tombolo.core.catalog.CatalogCommand;
import io.tombolo.core.catalog.chore.SessionExpiry;
import io.tombolo.core.catalog.session.Session;
import io.tombolo.core.catalog.session.SessionCommand;
import io.tombolo.core.catalog.session.SessionQueries;
import io.tombolo.core.catalog.store.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Ends sessions that nobody renews.
final class SessionChore implements Chore {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    /// Changes of sessions that come together are looked at together.
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(200);

    private final CatalogReplica replica;
    private final Writes writes;
    private final InstantSource clock;
    private final Queue<Session> renewed = new ConcurrentLinkedQueue<>();
    private SessionExpiry expiry = new SessionExpiry();

    /// @param clock that never goes back
    SessionChore(CatalogReplica replica, Writes writes, InstantSource clock) {
        this.replica = replica;
        this.writes = writes;
        this.clock = clock;
    }

    /// The time of a session begins anew. From any thread.
    void renewed(Session session) {
        renewed.add(session);
    }

    @Override
    public String name() {
        return "sessions";
    }

    @Override
    public void begin() {
        expiry = new SessionExpiry();
        renewed.clear();
    }

    @Override
    public void round() throws InterruptedException {
        CatalogReplica.Version version = replica.version();
        Answer<List<Session>> sessions = SessionQueries.list(version.store());
        Instant now = clock.instant();
        expiry.sessions(now, sessions.value());
        for (Session session = renewed.poll(); session != null; session = renewed.poll()) {
            expiry.renewed(now, session);
        }
        for (String id : expiry.expired(now)) {
            var _ = writes.write(new CatalogCommand.Session(new SessionCommand.Destroy(id)));
        }
        Thread.sleep(SHORTEST_WAIT);
        Duration untilNext = expiry.next()
                .map(next -> Duration.between(clock.instant(), next))
                .filter(wait -> wait.compareTo(LONGEST_WAIT) < 0)
                .orElse(LONGEST_WAIT);
        if (untilNext.isPositive()) {
            var _ = replica.await(version, sessions.watches(), untilNext.toNanos());
        }
    }
}
