package io.tombolo.gossipservice;

import io.tombolo.core.wire.Bytes;
import java.util.Optional;

/// Answers queries of the pool. Called on the pool's thread: answers at once, or not at all.
@FunctionalInterface
public interface QueryResponder {

    /// The answer; empty for none.
    Optional<Bytes> answer(String name, Bytes payload);

    /// Never answers; acks are sent all the same.
    static QueryResponder silent() {
        return (_, _) -> Optional.empty();
    }
}
