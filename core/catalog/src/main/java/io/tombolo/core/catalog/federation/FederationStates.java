package io.tombolo.core.catalog.federation;

import io.tombolo.core.catalog.health.CheckServiceNode;
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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The table of federation states: commands and queries.
public final class FederationStates {

    private static final String INDEX = "federation-states";

    /// Records by datacenter, in any case.
    public static final Table<FederationState> TABLE =
            Table.of(INDEX, FederationState.class, state -> Key.folded(state.datacenter()));

    private FederationStates() {}

    /// Does what a command says.
    public static Outcome apply(Transaction transaction, FederationCommand command) {
        return switch (command) {
            case FederationCommand.Upsert(var state) -> upsert(transaction, state);
            case FederationCommand.Delete(var datacenter) -> {
                if (transaction.remove(TABLE, Key.folded(datacenter))) {
                    transaction.touch(INDEX);
                }
                yield Outcome.DONE;
            }
        };
    }

    private static Outcome upsert(Transaction transaction, FederationState state) {
        if (state.datacenter().isEmpty()) {
            return new Outcome.Refused(new FederationRefusal.NoDatacenter());
        }
        RaftIndex raft = find(transaction, state.datacenter())
                .map(existing -> existing.raft().changedAt(transaction.index()))
                .orElseGet(() -> RaftIndex.at(transaction.index()));
        transaction.put(TABLE, state.stored(raft));
        transaction.touch(INDEX);
        return Outcome.of(true);
    }

    private static Optional<FederationState> find(Reading reading, String datacenter) {
        return reading.get(TABLE, Key.folded(datacenter));
    }

    /// The record of a datacenter.
    public static Answer<Optional<FederationState>> get(Store store, String datacenter) {
        return new Answer<>(
                store.index(INDEX), find(store, datacenter), List.of(store.watch(TABLE, Key.folded(datacenter))));
    }

    /// All records, by datacenter.
    public static Answer<List<FederationState>> list(Store store) {
        var states = new ArrayList<FederationState>();
        store.scan(TABLE, Key.ALL).forEach(states::add);
        return new Answer<>(store.index(INDEX), List.copyOf(states), List.of(store.watchIndex(INDEX)));
    }

    /// The gateways of each datacenter that has any.
    public static Answer<Map<String, List<CheckServiceNode>>> meshGateways(Store store) {
        return list(store).into(states -> {
            var gateways = new TreeMap<String, List<CheckServiceNode>>();
            for (FederationState state : states) {
                if (!state.meshGateways().isEmpty()) {
                    gateways.put(state.datacenter(), state.meshGateways());
                }
            }
            return gateways;
        });
    }
}
