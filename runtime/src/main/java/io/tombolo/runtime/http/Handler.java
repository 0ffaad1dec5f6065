package io.tombolo.runtime.http;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// What answers the requests of a route.
public sealed interface Handler {

    /// Runs on the event loop and must not wait: it returns an answer that is there already, or one to come. Cancelling
    /// that says that nobody waits for it any more.
    record Prompt(Function<Request, CompletableFuture<Reply>> function) implements Handler {}

    /// Runs on a virtual thread and may wait. It is interrupted if the caller goes.
    record Waiting(Function<Request, Reply> function) implements Handler {}
}
