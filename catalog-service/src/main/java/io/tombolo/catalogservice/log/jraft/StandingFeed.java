package io.tombolo.catalogservice.log.jraft;

import io.tombolo.contract.leadership.Standing;
import io.tombolo.contract.members.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What this server is, and who wants to know when that changes. Tells in order.
final class StandingFeed {

    private final List<Consumer<Standing>> listeners = new ArrayList<>();
    private volatile Standing standing = new Standing.Leaderless(false);

    Standing standing() {
        return standing;
    }

    synchronized Subscription watch(Consumer<Standing> listener) {
        listeners.add(listener);
        listener.accept(standing);
        return () -> forget(listener);
    }

    private synchronized void forget(Consumer<Standing> listener) {
        listeners.remove(listener);
    }

    synchronized void becomes(Standing next) {
        if (!next.equals(standing)) {
            standing = next;
            List.copyOf(listeners).forEach(listener -> listener.accept(next));
        }
    }

    /// Nobody leads any more, or nobody does yet.
    synchronized void becomesLeaderless() {
        becomes(new Standing.Leaderless(!(standing instanceof Standing.Leaderless(boolean had)) || had));
    }
}
