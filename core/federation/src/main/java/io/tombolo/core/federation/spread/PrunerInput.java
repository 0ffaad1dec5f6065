package io.tombolo.core.federation.spread;

import io.tombolo.core.terms.Datacenter;
import java.util.Set;

/// What can happen to a [StatePruner].
public sealed interface PrunerInput {

    /// This server leads the primary.
    record LeadershipGained() implements PrunerInput {}

    /// This server leads no more.
    record LeadershipLost() implements PrunerInput {}

    /// How things are.
    ///
    /// @param stored datacenters that have a record
    /// @param known  datacenters with any member in the LAN or WAN pool, failed ones included
    record Surveyed(Set<Datacenter> stored, Set<Datacenter> known) implements PrunerInput {

        public Surveyed {
            stored = Set.copyOf(stored);
            known = Set.copyOf(known);
        }
    }

    /// The timer fired.
    record Woken() implements PrunerInput {}
}
