package io.tombolo.contract.agent;

import io.tombolo.core.registration.AgentCommand;
import io.tombolo.core.registration.Verdict;
import io.tombolo.core.registration.local.LocalView;
import java.util.concurrent.CompletableFuture;

/// What is registered on this node: whoever serves requests reads and orders here.
///
/// Futures complete on a thread of the implementation: do not block it. They fail with [AgentUnavailableException];
/// any other failure is a bug.
public interface LocalAgent {

    /// What is registered now; from memory.
    LocalView view();

    /// What is registered as soon as it is newer than `version`; at once if it is. Cancelling the future ends the
    /// wait.
    CompletableFuture<LocalView> viewAfter(long version);

    /// Orders something; completes when it is done here, and on disk if it has to be. The catalog follows later.
    CompletableFuture<Verdict> order(AgentCommand command);
}
