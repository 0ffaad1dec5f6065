package io.tombolo.core.catalog;

import io.tombolo.core.catalog.kv.KvCommand;
import io.tombolo.core.catalog.radix.Watch;
import io.tombolo.core.catalog.registration.RegistrationCommand;
import io.tombolo.core.catalog.session.SessionCommand;
import io.tombolo.core.catalog.store.Answer;
import io.tombolo.core.catalog.store.Outcome;
import io.tombolo.core.catalog.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// One server's copy of the state, fed with commands one after the other, a second apart.
public final class Replica {

    public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private CatalogState state = CatalogState.empty();
    private Instant time = START;
    private List<Watch> fired = List.of();

    public Outcome apply(CatalogCommand command) {
        return applyAt(state.logIndex() + 1, command);
    }

    public Outcome applyAt(long index, CatalogCommand command) {
        time = time.plusSeconds(1);
        Applied applied = state.apply(index, new LogEntry(time, command));
        state = applied.state();
        fired = applied.fired();
        return applied.outcome();
    }

    public Outcome kv(KvCommand command) {
        return apply(new CatalogCommand.Kv(command));
    }

    public Outcome register(RegistrationCommand command) {
        return apply(new CatalogCommand.Registration(command));
    }

    public Outcome session(SessionCommand command) {
        return apply(new CatalogCommand.Session(command));
    }

    public void pass(Duration duration) {
        time = time.plus(duration);
    }

    public CatalogState state() {
        return state;
    }

    public Store store() {
        return state.store();
    }

    public long index() {
        return state.index();
    }

    /// Whether the last command would have woken a reader of this answer.
    public boolean woke(Answer<?> answer) {
        return answer.watches().stream().anyMatch(watch -> fired.stream().anyMatch(one -> one == watch));
    }

    /// The text of a refusal, or what else came of it.
    public static String textOf(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused ? refused.refusal().text() : outcome.toString();
    }
}
