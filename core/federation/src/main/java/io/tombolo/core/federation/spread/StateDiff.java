package io.tombolo.core.federation.spread;

import io.tombolo.core.federation.state.FederationState;
import io.tombolo.core.terms.Datacenter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What has to change for the own copies to be those of the primary. Deletes come first.
///
/// Consul writes a record that is on both sides if its index is higher than that of the last round. That misses
/// records after the primary was restored and has caught up with the old index, and writes all of them again
/// after a failed round. Since the whole list is there each time, it is compared instead. Source: WAN
/// federation sheet 4.5.
final class StateDiff {

    private StateDiff() {}

    static List<StateChange> changes(List<FederationState> local, List<FederationState> remote) {
        Map<Datacenter, FederationState> ours = byDatacenter(local);
        Map<Datacenter, FederationState> theirs = byDatacenter(remote);
        List<StateChange> changes = new ArrayList<>();
        for (Datacenter datacenter : ours.keySet()) {
            if (!theirs.containsKey(datacenter)) {
                changes.add(new StateChange.Delete(datacenter));
            }
        }
        theirs.forEach((datacenter, state) -> {
            FederationState copy = ours.get(datacenter);
            if (copy == null || !isCopy(copy, state)) {
                changes.add(new StateChange.Upsert(state.replicated()));
            }
        });
        return List.copyOf(changes);
    }

    private static boolean isCopy(FederationState copy, FederationState state) {
        return copy.primaryModifyIndex() == state.modifyIndex()
                && copy.updatedAt().equals(state.updatedAt())
                && copy.saysTheSameAs(state);
    }

    private static Map<Datacenter, FederationState> byDatacenter(List<FederationState> states) {
        Map<Datacenter, FederationState> map = new TreeMap<>();
        states.forEach(state -> map.put(state.datacenter(), state));
        return map;
    }
}
