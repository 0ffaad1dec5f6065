package io.tombolo.core.catalog.connect;

import io.tombolo.core.catalog.store.Answer;
import io.tombolo.core.catalog.store.Key;
import io.tombolo.core.catalog.store.Outcome;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.catalog.store.Reading;
import io.tombolo.core.catalog.store.Store;
import io.tombolo.core.catalog.store.Table;
import io.tombolo.core.catalog.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The certificate authority's tables: commands and queries.
public final class CertificateAuthority {

    private static final String ROOTS_INDEX = "connect-ca-roots";
    private static final String CONFIG_INDEX = "connect-ca-config";
    private static final String PROVIDER_INDEX = "connect-ca-builtin";

    private static final Table<CaRoot> ROOTS = Table.of(ROOTS_INDEX, CaRoot.class, root -> Key.exact(root.id()));
    private static final Table<CaConfiguration> CONFIG =
            Table.of(CONFIG_INDEX, CaConfiguration.class, one -> Key.exact(CONFIG_INDEX));
    private static final Table<CaProviderState> PROVIDER =
            Table.of(PROVIDER_INDEX, CaProviderState.class, state -> Key.exact(state.id()));
    private static final Table<SerialNumber> SERIAL =
            Table.of("connect-ca-serial", SerialNumber.class, one -> Key.exact("serial"));

    /// The tables of this package.
    public static final List<Table<?>> TABLES = List.of(ROOTS, CONFIG, PROVIDER, SERIAL);

    private CertificateAuthority() {}

    /// The serial number that was given out last.
    record SerialNumber(long last) {}

    /// Does what a command says.
    public static Outcome apply(Transaction transaction, CaCommand command) {
        return switch (command) {
            case CaCommand.SetRoots(var index, var roots) -> setRoots(transaction, index, roots);
            case CaCommand.SetConfiguration(var configuration) -> set(transaction, configuration);
            case CaCommand.CheckAndSetConfiguration(var index, var configuration) ->
                configuration(transaction)
                                        .map(found -> found.raft().modifyIndex())
                                        .orElse(0L)
                                == index
                        ? set(transaction, configuration)
                        : new Outcome.Refused(new CaRefusal.ConfigurationChanged());
            case CaCommand.SetProviderState(var state) -> set(transaction, state);
            case CaCommand.DeleteProviderState(var id) -> {
                if (transaction.remove(PROVIDER, Key.exact(id))) {
                    transaction.touch(PROVIDER_INDEX);
                }
                yield Outcome.DONE;
            }
            case CaCommand.NextSerialNumber() -> nextSerialNumber(transaction);
        };
    }

    private static Outcome setRoots(Transaction transaction, long index, List<CaRoot> roots) {
        if (roots.stream().filter(CaRoot::active).count() != 1) {
            return new Outcome.Refused(new CaRefusal.NotOneActiveRoot());
        }
        if (transaction.index(ROOTS_INDEX) != index) {
            return Outcome.of(false);
        }
        List<CaRoot> stored = roots.stream()
                .map(root -> root.stored(transaction
                        .get(ROOTS, Key.exact(root.id()))
                        .map(existing -> existing.raft().changedAt(transaction.index()))
                        .orElseGet(() -> RaftIndex.at(transaction.index()))))
                .toList();
        transaction.removeAll(ROOTS, Key.ALL);
        stored.forEach(root -> transaction.put(ROOTS, root));
        transaction.touch(ROOTS_INDEX);
        return Outcome.of(true);
    }

    private static Outcome set(Transaction transaction, CaConfiguration configuration) {
        Optional<CaConfiguration> existing = configuration(transaction);
        String clusterId = configuration.clusterId().isEmpty()
                ? existing.map(CaConfiguration::clusterId).orElse("")
                : configuration.clusterId();
        RaftIndex raft = existing.map(found -> found.raft().changedAt(transaction.index()))
                .orElseGet(() -> RaftIndex.at(transaction.index()));
        transaction.put(CONFIG, configuration.stored(clusterId, raft));
        transaction.touch(CONFIG_INDEX);
        return Outcome.of(true);
    }

    private static Outcome set(Transaction transaction, CaProviderState state) {
        RaftIndex raft = transaction
                .get(PROVIDER, Key.exact(state.id()))
                .map(existing -> existing.raft().changedAt(transaction.index()))
                .orElseGet(() -> RaftIndex.at(transaction.index()));
        transaction.put(PROVIDER, state.stored(raft));
        transaction.touch(PROVIDER_INDEX);
        return Outcome.of(true);
    }

    private static Outcome nextSerialNumber(Transaction transaction) {
        long next = transaction
                        .get(SERIAL, Key.exact("serial"))
                        .map(SerialNumber::last)
                        .orElse(0L)
                + 1;
        transaction.put(SERIAL, new SerialNumber(next));
        return new Outcome.Counted(next);
    }

    private static Optional<CaConfiguration> configuration(Reading reading) {
        return reading.get(CONFIG, Key.exact(CONFIG_INDEX));
    }

    /// All roots, by ID.
    public static Answer<List<CaRoot>> roots(Store store) {
        var roots = new ArrayList<CaRoot>();
        store.scan(ROOTS, Key.ALL).forEach(roots::add);
        return new Answer<>(store.index(ROOTS_INDEX), List.copyOf(roots), List.of(store.watchIndex(ROOTS_INDEX)));
    }

    /// The configuration; empty before the first leader has written one.
    public static Answer<Optional<CaConfiguration>> configuration(Store store) {
        Reading reading = store;
        return new Answer<>(store.index(CONFIG_INDEX), configuration(reading), List.of(store.watchIndex(CONFIG_INDEX)));
    }

    /// What a provider keeps.
    public static Answer<Optional<CaProviderState>> providerState(Store store, String id) {
        return new Answer<>(
                store.index(PROVIDER_INDEX),
                store.get(PROVIDER, Key.exact(id)),
                List.of(store.watchIndex(PROVIDER_INDEX)));
    }
}
