package io.tombolo.core.federation.spread;

import io.tombolo.core.terms.Datacenter;
import java.time.Instant;

/// What a [StatePruner] can ask for; performed in order.
public sealed interface PrunerOutput {

    /// Look which datacenters have a record, and which have members.
    record Survey() implements PrunerOutput {}

    /// Remove the record of a datacenter from the own raft; with ACLs, with the server's own rights. Consul
    /// logs `pruning stale federation state`.
    record Prune(Datacenter datacenter) implements PrunerOutput {}

    /// Wake the machine at a time; replaces an earlier wish.
    record WakeAt(Instant at) implements PrunerOutput {}
}
