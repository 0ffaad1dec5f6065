package io.tombolo.core.catalog.session;

import io.tombolo.core.catalog.check.Checks;
import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.kv.KvEntries;
import io.tombolo.core.catalog.node.Nodes;
import io.tombolo.core.catalog.store.Key;
import io.tombolo.core.catalog.store.Lookup;
import io.tombolo.core.catalog.store.Outcome;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.catalog.store.Reading;
import io.tombolo.core.catalog.store.Table;
import io.tombolo.core.catalog.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The table of sessions: how they begin and end.
public final class Sessions {

    static final String INDEX = "sessions";

    private static final Lookup<Session> BY_NODE = new Lookup<>("node", session -> List.of(Key.folded(session.node())));

    private static final Lookup<Session> BY_CHECK = new Lookup<>(
            "check",
            session -> session.checkIds().stream()
                    .map(id -> Key.folded(session.node(), id))
                    .toList());

    static final Table<Session> TABLE = Table.of("sessions", Session.class, session -> Key.folded(session.id()))
            .with(BY_NODE)
            .with(BY_CHECK);

    /// The tables of this package.
    public static final List<Table<?>> TABLES = List.of(TABLE, LockDelay.TABLE);

    private Sessions() {}

    /// Does what a command says.
    public static Outcome apply(Transaction transaction, SessionCommand command) {
        return switch (command) {
            case SessionCommand.Create(var session) -> create(transaction, session);
            case SessionCommand.Destroy(var id) -> {
                find(transaction, id).ifPresent(session -> end(transaction, session));
                yield Outcome.DONE;
            }
            case SessionCommand.Acquire(var entry) -> Locks.acquire(transaction, entry);
            case SessionCommand.Release(var entry) -> Locks.release(transaction, entry);
        };
    }

    /// The session of an ID.
    public static Optional<Session> find(Reading reading, String id) {
        return reading.get(TABLE, Key.folded(id));
    }

    static List<Session> onNode(Reading reading, String node) {
        return list(reading.scan(TABLE, BY_NODE, Key.folded(node)));
    }

    private static Outcome create(Transaction transaction, Session session) {
        Optional<SessionRefusal> refusal =
                SessionRules.refusal(session).or(() -> refusalByCatalog(transaction, session));
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        transaction.put(TABLE, session.stored(RaftIndex.at(transaction.index())));
        transaction.touch(INDEX);
        return Outcome.DONE;
    }

    private static Optional<SessionRefusal> refusalByCatalog(Reading reading, Session session) {
        if (Nodes.find(reading, session.node()).isEmpty()) {
            return Optional.of(new SessionRefusal.UnknownNode());
        }
        for (String id : session.checkIds()) {
            Optional<HealthCheck> check = Checks.find(reading, session.node(), id);
            if (check.isEmpty()) {
                return Optional.of(new SessionRefusal.UnknownCheck(id));
            }
            if (check.get().isCritical()) {
                return Optional.of(
                        new SessionRefusal.CheckInState(id, check.get().status()));
            }
        }
        return Optional.empty();
    }

    /// Ends the sessions that depend on a check.
    public static void endThoseOf(Transaction transaction, HealthCheck check) {
        list(transaction.scan(TABLE, BY_CHECK, Key.folded(check.node(), check.checkId())))
                .forEach(session -> end(transaction, session));
    }

    /// Ends the sessions of a node.
    public static void endThoseOn(Transaction transaction, String node) {
        onNode(transaction, node).forEach(session -> end(transaction, session));
    }

    private static void end(Transaction transaction, Session session) {
        transaction.remove(TABLE, Key.folded(session.id()));
        transaction.touch(INDEX);
        boolean delays = session.effectiveLockDelay().isPositive();
        KvEntries.heldBy(transaction, session.id()).forEach(entry -> {
            if (session.behavior().equals(Session.DELETE)) {
                KvEntries.delete(transaction, entry.key());
            } else {
                KvEntries.put(transaction, entry.heldBy("", entry.lockIndex()));
            }
            if (delays) {
                LockDelay.begin(transaction, entry.key(), session.effectiveLockDelay());
            }
        });
    }

    private static List<Session> list(Iterable<Session> sessions) {
        var list = new ArrayList<Session>();
        sessions.forEach(list::add);
        return list;
    }
}
