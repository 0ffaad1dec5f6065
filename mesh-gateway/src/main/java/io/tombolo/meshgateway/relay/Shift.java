package io.tombolo.meshgateway.relay;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// The connections of one event loop. Confined to it, but for the methods that say otherwise.
///
/// Deadlines are looked at together, a few times a second: a timer for each would cost more than the rest of
/// accepting a connection.
final class Shift {

    /// By so much a deadline may be missed.
    static final Duration TICK = Duration.ofMillis(100);

    private final EventLoop loop;
    private final Set<Visitor> visitors = new LinkedHashSet<>();

    /// Those of them whose hello is not complete, the oldest first.
    private final Set<Visitor> waiting = new LinkedHashSet<>();

    private final ScheduledFuture<?> ticks;
    private boolean draining;

    Shift(EventLoop loop) {
        this.loop = loop;
        ticks = loop.scheduleWithFixedDelay(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    void arrived(Visitor visitor) {
        visitors.add(visitor);
        waiting.add(visitor);
    }

    void saidHello(Visitor visitor) {
        waiting.remove(visitor);
    }

    void left(Visitor visitor) {
        visitors.remove(visitor);
        waiting.remove(visitor);
    }

    /// Ends the one that has been waiting longest without having said what it wants; false if all others have.
    boolean makeRoomFor(Visitor newcomer) {
        Visitor oldest = waiting.iterator().next();
        if (oldest == newcomer) {
            return false;
        }
        oldest.end(new RelayEnd.Evicted());
        return true;
    }

    /// From any thread: from now on, connections end as soon as they are quiet.
    void drain() {
        loop.execute(() -> {
            draining = true;
            tick();
        });
    }

    /// From any thread: ends all that are left, and looks after them no more.
    void close() {
        loop.execute(() -> {
            ticks.cancel(false);
            List.copyOf(visitors).forEach(visitor -> visitor.end(new RelayEnd.Drained()));
        });
    }

    private void tick() {
        long now = System.nanoTime();
        for (Visitor visitor : List.copyOf(visitors)) {
            visitor.tick(now, draining);
        }
    }
}
