package io.tombolo.core.catalog.operator;

import io.tombolo.core.catalog.store.Answer;
import io.tombolo.core.catalog.store.Key;
import io.tombolo.core.catalog.store.Outcome;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.catalog.store.Reading;
import io.tombolo.core.catalog.store.Store;
import io.tombolo.core.catalog.store.Table;
import io.tombolo.core.catalog.store.Transaction;
import java.util.List;
import java.util.Optional;

/// The operators' tables: commands and queries.
public final class Operators {

    private static final String AUTOPILOT_INDEX = "autopilot-config";
    private static final String METADATA_INDEX = "system-metadata";

    private static final Table<AutopilotConfig> AUTOPILOT =
            Table.of(AUTOPILOT_INDEX, AutopilotConfig.class, one -> Key.exact(AUTOPILOT_INDEX));
    private static final Table<SystemMetadata> METADATA =
            Table.of(METADATA_INDEX, SystemMetadata.class, mark -> Key.exact(mark.key()));

    /// The tables of this package.
    public static final List<Table<?>> TABLES = List.of(AUTOPILOT, METADATA);

    private Operators() {}

    /// Does what a command says.
    public static Outcome apply(Transaction transaction, OperatorCommand command) {
        return switch (command) {
            case OperatorCommand.SetAutopilot(var config) -> set(transaction, config);
            case OperatorCommand.CheckAndSetAutopilot(var config, var index) ->
                find(transaction).map(found -> found.raft().modifyIndex()).orElse(0L) == index
                        ? set(transaction, config)
                        : Outcome.of(false);
            case OperatorCommand.SetMetadata(var key, var value) -> {
                RaftIndex raft = transaction
                        .get(METADATA, Key.exact(key))
                        .map(existing -> existing.raft().changedAt(transaction.index()))
                        .orElseGet(() -> RaftIndex.at(transaction.index()));
                transaction.put(METADATA, new SystemMetadata(key, value, raft));
                transaction.touch(METADATA_INDEX);
                yield Outcome.DONE;
            }
            case OperatorCommand.DeleteMetadata(var key) -> {
                if (transaction.remove(METADATA, Key.exact(key))) {
                    transaction.touch(METADATA_INDEX);
                }
                yield Outcome.DONE;
            }
        };
    }

    private static Outcome set(Transaction transaction, AutopilotConfig config) {
        RaftIndex raft = find(transaction)
                .map(existing -> existing.raft().changedAt(transaction.index()))
                .orElseGet(() -> RaftIndex.at(transaction.index()));
        transaction.put(AUTOPILOT, config.stored(raft));
        transaction.touch(AUTOPILOT_INDEX);
        return Outcome.of(true);
    }

    private static Optional<AutopilotConfig> find(Reading reading) {
        return reading.get(AUTOPILOT, Key.exact(AUTOPILOT_INDEX));
    }

    /// How autopilot works; [AutopilotConfig#DEFAULT] until somebody has said otherwise.
    public static Answer<AutopilotConfig> autopilot(Store store) {
        return new Answer<>(
                store.index(AUTOPILOT_INDEX),
                find(store).orElse(AutopilotConfig.DEFAULT),
                List.of(store.watchIndex(AUTOPILOT_INDEX)));
    }

    /// One mark.
    public static Answer<Optional<SystemMetadata>> metadata(Store store, String key) {
        return new Answer<>(
                store.index(METADATA_INDEX),
                store.get(METADATA, Key.exact(key)),
                List.of(store.watch(METADATA, Key.exact(key))));
    }
}
