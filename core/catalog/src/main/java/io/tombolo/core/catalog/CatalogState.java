package io.tombolo.core.catalog;

import io.tombolo.core.catalog.check.Checks;
import io.tombolo.core.catalog.connect.CertificateAuthority;
import io.tombolo.core.catalog.coordinate.Coordinates;
import io.tombolo.core.catalog.federation.FederationStates;
import io.tombolo.core.catalog.kv.KvEntries;
import io.tombolo.core.catalog.node.Nodes;
import io.tombolo.core.catalog.operator.Operators;
import io.tombolo.core.catalog.registration.Registrations;
import io.tombolo.core.catalog.restore.RestoreCommand;
import io.tombolo.core.catalog.restore.RestoreRefusal;
import io.tombolo.core.catalog.restore.Restores;
import io.tombolo.core.catalog.service.Services;
import io.tombolo.core.catalog.session.Sessions;
import io.tombolo.core.catalog.store.Outcome;
import io.tombolo.core.catalog.store.Store;
import io.tombolo.core.catalog.store.Table;
import io.tombolo.core.catalog.store.Transaction;
import io.tombolo.core.wire.Bytes;
import java.util.List;
import java.util.stream.Stream;

/// All that a datacenter knows, at one index of its log. Never changes; all threads may read it.
///
/// Its index is that of the log, until a state with a greater one is restored: from then on it runs ahead of
/// the log, so
/// that it never goes back.
///
/// @param logIndex the log index of the last entry that was applied; 0 before the first
/// @param lead     how far the index of the state is ahead of that of the log
/// @param store    the tables: queries take this
public record CatalogState(long logIndex, long lead, Store store) {

    private static final List<Table<?>> TABLES = Stream.of(
                    List.of(Nodes.TABLE, Services.TABLE, Checks.TABLE, Coordinates.TABLE, FederationStates.TABLE),
                    KvEntries.TABLES,
                    Sessions.TABLES,
                    CertificateAuthority.TABLES,
                    Operators.TABLES,
                    List.of(Restores.TABLE))
            .<Table<?>>flatMap(List::stream)
            .toList();

    /// Before the first log entry.
    public static CatalogState empty() {
        return new CatalogState(0, 0, Store.of(TABLES));
    }

    /// The index of the last change, as users see it.
    public long index() {
        return logIndex + lead;
    }

    /// Does what a log entry says. Pure and total: the same on every server, whatever stands in the entry.
    ///
    /// @param newIndex where the entry stands in the log
    /// @throws IllegalStateException if the entry was applied before: a bug of the caller
    public Applied apply(long newIndex, LogEntry entry) {
        if (newIndex <= logIndex) {
            throw new IllegalStateException("entry %d comes after entry %d".formatted(newIndex, logIndex));
        }
        if (entry.command() instanceof CatalogCommand.Restore(RestoreCommand.Finish(var restore, var chunks))) {
            return restore(newIndex, restore, chunks);
        }
        Transaction transaction = store.begin(newIndex + lead, entry.time());
        Outcome outcome = apply(transaction, entry.command());
        if (outcome instanceof Outcome.Refused) {
            return unchanged(newIndex, outcome);
        }
        Transaction.Commit commit = transaction.commit();
        return new Applied(new CatalogState(newIndex, lead, commit.store()), outcome, commit.fired(), false);
    }

    private Applied unchanged(long newIndex, Outcome outcome) {
        return new Applied(new CatalogState(newIndex, lead, store), outcome, List.of(), false);
    }

    private Applied restore(long newIndex, String restore, long chunks) {
        List<RestoreCommand.Chunk> found = Restores.chunks(store, restore);
        if (found.size() != chunks) {
            return unchanged(newIndex, new Outcome.Refused(new RestoreRefusal.Overtaken(chunks, found.size())));
        }
        var reader = new SnapshotReader();
        Restoring last = new Restoring.Refused("it is empty");
        for (Bytes record : (Iterable<Bytes>) found.stream().flatMap(chunk -> chunk.records().stream())::iterator) {
            last = reader.read(record);
            if (last instanceof Restoring.Refused) {
                break;
            }
        }
        return switch (last) {
            case Restoring.Complete(var saved) -> {
                long newLead = Math.max(lead, saved.index() - newIndex + 1);
                yield new Applied(new CatalogState(newIndex, newLead, saved.store()), Outcome.DONE, List.of(), true);
            }
            case Restoring.More() ->
                unchanged(newIndex, new Outcome.Refused(new RestoreRefusal.NoSnapshot("it is cut off")));
            case Restoring.Refused(var fault) ->
                unchanged(newIndex, new Outcome.Refused(new RestoreRefusal.NoSnapshot(fault)));
        };
    }

    private static Outcome apply(Transaction transaction, CatalogCommand entry) {
        return switch (entry) {
            case CatalogCommand.Registration(var command) -> Registrations.apply(transaction, command);
            case CatalogCommand.Coordinate(var command) -> Coordinates.apply(transaction, command);
            case CatalogCommand.Kv(var command) -> KvEntries.apply(transaction, command);
            case CatalogCommand.Session(var command) -> Sessions.apply(transaction, command);
            case CatalogCommand.Federation(var command) -> FederationStates.apply(transaction, command);
            case CatalogCommand.Ca(var command) -> CertificateAuthority.apply(transaction, command);
            case CatalogCommand.Operator(var command) -> Operators.apply(transaction, command);
            case CatalogCommand.Restore(RestoreCommand.Chunk chunk) -> Restores.keep(transaction, chunk);
            case CatalogCommand.Restore(RestoreCommand.Finish _) ->
                throw new IllegalStateException("replaces the store, and is not applied to it");
        };
    }
}
