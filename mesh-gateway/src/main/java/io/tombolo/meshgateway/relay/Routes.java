package io.tombolo.meshgateway.relay;

import io.tombolo.core.sni.route.Lookup;
import io.tombolo.core.sni.route.Route;
import io.tombolo.core.sni.route.RouteTable;
import io.tombolo.core.sni.route.Surroundings;
import io.tombolo.core.sni.route.Target;
import io.tombolo.core.sni.route.TargetChooser;
import io.tombolo.core.terms.PathHealth;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/// The routes of this moment, and what is known of the paths to their targets. Safe for all threads.
///
/// A failing path is known to all event loops at once, which is worth the lock: it is held for a microsecond,
/// twice in the life of a connection.
public final class Routes {

    private final InstantSource clock;
    private final TargetChooser chooser;
    private volatile RouteTable table;

    /// @param clock one that never goes back
    public Routes(Surroundings surroundings, InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        chooser = new TargetChooser(random);
        table = RouteTable.of(surroundings);
    }

    /// Lays the routes anew. Connections that are relayed already go on.
    public void update(Surroundings surroundings) {
        RouteTable laid = RouteTable.of(surroundings);
        synchronized (chooser) {
            chooser.retain(laid);
        }
        table = laid;
    }

    /// The routes as they are.
    public RouteTable table() {
        return table;
    }

    /// What is known of the path to a target.
    public PathHealth health(Target target) {
        synchronized (chooser) {
            return chooser.health(target);
        }
    }

    Lookup find(String serverName) {
        return table.find(serverName);
    }

    List<Target> choose(Route route) {
        Instant now = clock.instant();
        synchronized (chooser) {
            return chooser.choose(now, route);
        }
    }

    /// Whether it is news that the target answers.
    boolean answered(Target target) {
        synchronized (chooser) {
            return chooser.answered(target);
        }
    }

    void failed(Target target) {
        Instant now = clock.instant();
        synchronized (chooser) {
            chooser.failed(now, target);
        }
    }
}
