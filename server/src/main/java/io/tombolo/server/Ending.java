package io.tombolo.server;

import java.util.concurrent.CompletableFuture;

/// Why this process has to end by itself, once there is a reason.
final class Ending {

    private final CompletableFuture<End> end = new CompletableFuture<>();

    /// Something went wrong.
    void because(String why) {
        end.complete(new End(why, false));
    }

    /// An operator asked for it.
    void asAsked(String what) {
        end.complete(new End(what, true));
    }

    /// Completes with the first reason.
    CompletableFuture<End> end() {
        return end.copy();
    }
}
