package io.tombolo.catalogservice.answer;

import io.tombolo.catalogservice.log.ReplicatedLog;
import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.core.catalog.CatalogCommand;
import io.tombolo.core.catalog.LogEntry;
import io.tombolo.core.catalog.LogEntryCodec;
import io.tombolo.core.catalog.store.Outcome;
import io.tombolo.core.catalog.store.Refusal;
import io.tombolo.core.wire.rpc.RpcError;
import java.time.InstantSource;
import java.util.Optional;

/// Writes through the log. What returns is stored by a majority; what throws may be stored only if its text
/// says so.
public final class Writes {

    private final ReplicatedLog<Outcome> log;
    private final InstantSource clock;

    /// @param clock of the day; entries carry its time
    public Writes(ReplicatedLog<Outcome> log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    /// Does what a command says.
    ///
    /// @return what it came to, never [Outcome.Refused]
    /// @throws RpcFailedException if it was refused, or could not be stored
    public Outcome write(CatalogCommand command) {
        return write(command, "");
    }

    /// Does what a command says.
    ///
    /// @param prefix what callers expect before the text of a refusal
    /// @return what it came to, never [Outcome.Refused]
    /// @throws RpcFailedException if it was refused, or could not be stored
    public Outcome write(CatalogCommand command, String prefix) {
        Outcome outcome = Waiting.on(log.propose(LogEntryCodec.encode(new LogEntry(clock.instant(), command))))
                .answer();
        if (outcome instanceof Outcome.Refused(Refusal refusal)) {
            throw new RpcFailedException(new RpcError.Other(prefix + refusal.text()));
        }
        return outcome;
    }

    /// Does what a command with a condition says: whether the condition held.
    public boolean holds(CatalogCommand command, String prefix) {
        return write(command, prefix) instanceof Outcome.Verdict(boolean held) && held;
    }

    /// Refuses what need not be proposed to know that it is refused.
    ///
    /// @throws RpcFailedException if there is a refusal
    public static void demandNo(Optional<? extends Refusal> refusal) {
        refusal.ifPresent(reason -> {
            throw new RpcFailedException(new RpcError.Other(reason.text()));
        });
    }
}
