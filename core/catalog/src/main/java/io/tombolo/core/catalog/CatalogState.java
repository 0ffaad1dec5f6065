package io.tombolo.core.catalog;

import io.tombolo.core.catalog.check.Checks;
import io.tombolo.core.catalog.connect.CertificateAuthority;
import io.tombolo.core.catalog.coordinate.Coordinates;
import io.tombolo.core.catalog.federation.FederationStates;
import io.tombolo.core.catalog.kv.KvEntries;
import io.tombolo.core.catalog.node.Nodes;
import io.tombolo.core.catalog.operator.Operators;
import io.tombolo.core.catalog.registration.Registrations;
import io.tombolo.core.catalog.service.Services;
import io.tombolo.core.catalog.session.Sessions;
import io.tombolo.core.catalog.store.Outcome;
import io.tombolo.core.catalog.store.Store;
import io.tombolo.core.catalog.store.Table;
import io.tombolo.core.catalog.store.Transaction;
import java.util.List;
import java.util.stream.Stream;

/// All that a datacenter knows, at one index of its log. Never changes; all threads may read it.
///
/// @param index the log index of the last entry that was applied; 0 before the first
/// @param store the tables: queries take this
public record CatalogState(long index, Store store) {

    private static final List<Table<?>> TABLES = Stream.of(
                    List.of(Nodes.TABLE, Services.TABLE, Checks.TABLE, Coordinates.TABLE, FederationStates.TABLE),
                    KvEntries.TABLES,
                    Sessions.TABLES,
                    CertificateAuthority.TABLES,
                    Operators.TABLES)
            .<Table<?>>flatMap(List::stream)
            .toList();

    /// Before the first log entry.
    public static CatalogState empty() {
        return new CatalogState(0, Store.of(TABLES));
    }

    /// Does what a log entry says. Pure and total: the same on every server, whatever stands in the entry.
    ///
    /// @param newIndex where the entry stands in the log
    /// @throws IllegalStateException if the entry was applied before: a bug of the caller
    public Applied apply(long newIndex, LogEntry entry) {
        if (newIndex <= index) {
            throw new IllegalStateException("entry %d comes after entry %d".formatted(newIndex, index));
        }
        Transaction transaction = store.begin(newIndex, entry.time());
        Outcome outcome = apply(transaction, entry.command());
        if (outcome instanceof Outcome.Refused) {
            return new Applied(new CatalogState(newIndex, store), outcome, List.of());
        }
        Transaction.Commit commit = transaction.commit();
        return new Applied(new CatalogState(newIndex, commit.store()), outcome, commit.fired());
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
        };
    }
}
