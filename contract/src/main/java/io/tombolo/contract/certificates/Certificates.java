package io.tombolo.contract.certificates;

import io.tombolo.contract.members.Subscription;
import java.util.Optional;
import java.util.function.Consumer;

/// The certificates of this agent: what it has now, and every later one. From any thread.
public interface Certificates {

    /// What is in use; empty if the agent is configured without TLS.
    Optional<Identity> current();

    /// Tells the current identity, if there is one, before this returns, and every later one in order. A listener that
    /// throws is told of in the log and keeps its subscription: what it had stays in use there.
    ///
    /// @param listener called by one thread at a time; must not block
    Subscription watch(Consumer<Identity> listener);
}
