package io.tombolo.contract.leadership;

import io.tombolo.contract.members.Subscription;
import io.tombolo.core.terms.Endpoint;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Who leads this datacenter, and who votes in it. Answers from memory, from any thread.
public interface Leadership {

    /// What this server is at the moment.
    Standing standing();

    /// Tells what this server is from now on, beginning with what it is. In order, on a thread of the catalog: be
    /// short.
    Subscription watch(Consumer<Standing> listener);

    /// Where the leader takes calls; empty while nobody leads.
    Optional<Endpoint> leaderAddress();

    /// Where the voters take calls.
    List<Endpoint> voters();
}
