package io.tombolo.contract.leadership;

import io.tombolo.core.terms.NodeName;

/// What this server is to its datacenter at the moment.
public sealed interface Standing {

    /// It leads.
    record Leads() implements Standing {}

    /// It follows.
    record Follows(NodeName leader) implements Standing {}

    /// Nobody leads, as far as this server knows.
    ///
    /// @param hadLeader whether it ever heard from one since it started: then it may answer stale reads
    record Leaderless(boolean hadLeader) implements Standing {}
}
