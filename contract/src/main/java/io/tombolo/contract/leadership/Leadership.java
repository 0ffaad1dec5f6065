package io.tombolo.contract.leadership;

import io.tombolo.core.terms.Endpoint;
import java.util.List;
import java.util.Optional;

/// Who leads this datacenter, and who votes in it. Answers from memory, from any thread.
public interface Leadership {

    /// What this server is at the moment.
    Standing standing();

    /// Where the leader takes calls; empty while nobody leads.
    Optional<Endpoint> leaderAddress();

    /// Where the voters take calls.
    List<Endpoint> voters();
}
