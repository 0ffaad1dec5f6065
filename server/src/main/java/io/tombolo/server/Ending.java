package io.tombolo.server;

import java.util.concurrent.CompletableFuture;

/// The reason why this process has to end by itself, once there is one.
final class Ending {

    private final CompletableFuture<String> reason = new CompletableFuture<>();

    void because(String why) {
        reason.complete(why);
    }

    /// Completes with the first reason.
    CompletableFuture<String> reason() {
        return reason.copy();
    }
}
