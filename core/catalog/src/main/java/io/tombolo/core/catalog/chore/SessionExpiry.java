package io.tombolo.core.catalog.chore;

import io.tombolo.core.catalog.session.Session;
import io.tombolo.core.catalog.session.SessionRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Which sessions nobody has renewed in time.
///
/// A session ends no earlier than after its time to live, and no later than twice that: the leader counts
/// twice the time,
/// because a renewal may be on its way. A new leader counts all of them anew. For one thread.
/// Source: HTTP sheet 3.2, `session/create`.
public final class SessionExpiry {

    /// After so long a session is named again, if it is still there.
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private static final int FACTOR = 2;

    private final Map<String, Instant> due = new HashMap<>();
    private final TreeMap<Instant, Set<String>> byTime = new TreeMap<>();

    /// The sessions that there are: new ones begin to count, those that are gone are forgotten.
    public void sessions(Instant now, Collection<Session> sessions) {
        Set<String> present = new HashSet<>();
        for (Session session : sessions) {
            present.add(session.id());
            if (!due.containsKey(session.id())) {
                renewed(now, session);
            }
        }
        List<String> gone =
                due.keySet().stream().filter(id -> !present.contains(id)).toList();
        gone.forEach(this::forget);
    }

    /// The time of a session begins anew.
    public void renewed(Instant now, Session session) {
        SessionRules.ttl(session).ifPresent(ttl -> count(session.id(), now.plus(ttl.multipliedBy(FACTOR))));
    }

    /// The sessions whose time is over.
    public List<String> expired(Instant now) {
        var expired = new ArrayList<String>();
        byTime.headMap(now, true).values().forEach(expired::addAll);
        expired.forEach(id -> count(id, now.plus(AGAIN)));
        return expired;
    }

    /// When the next one will be.
    public Optional<Instant> next() {
        return byTime.isEmpty() ? Optional.empty() : Optional.of(byTime.firstKey());
    }

    private void count(String id, Instant until) {
        forget(id);
        due.put(id, until);
        byTime.computeIfAbsent(until, time -> new HashSet<>()).add(id);
    }

    private void forget(String id) {
        Instant until = due.remove(id);
        if (until != null) {
            byTime.computeIfPresent(until, (time, ids) -> {
                ids.remove(id);
                return ids.isEmpty() ? null : ids;
            });
        }
    }
}
