package io.tombolo.core.federation.dial;

import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.PathHealth;
import io.tombolo.core.terms.PathHealth.Good;
import io.tombolo.core.terms.PathLedger;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// What was seen of gateways, in two books: whether they accept connections, and whether they lead to a
/// datacenter.
///
/// The second is kept by datacenter: when a datacenter is down, every gateway fails to lead there, and is still
/// good for the others.
final class GatewayHealth {

    private final PathLedger<Gateway> acceptance;
    private final PathLedger<Reach> reach;

    GatewayHealth(RandomGenerator random) {
        this.acceptance = new PathLedger<>(random);
        this.reach = new PathLedger<>(random);
    }

    /// Preferred ones at random, reserves at random, then what is in quarantine.
    List<Gateway> order(Instant now, List<Gateway> preferred, List<Gateway> reserve, Datacenter datacenter) {
        List<Gateway> drawn = Stream.concat(
                        acceptance.order(now, preferred).stream(), acceptance.order(now, reserve).stream())
                .toList();
        List<Gateway> ordered = reach.demote(
                now, acceptance.demote(now, drawn, gateway -> gateway), gateway -> new Reach(gateway, datacenter));
        ordered.stream().findFirst().ifPresent(first -> {
            acceptance.handedOut(now, first);
            reach.handedOut(now, new Reach(first, datacenter));
        });
        return ordered;
    }

    PathHealth of(Gateway gateway) {
        return acceptance.health(gateway);
    }

    /// Whether the gateway was good until now.
    boolean connectFailed(Instant now, Gateway gateway) {
        boolean news = acceptance.health(gateway) instanceof Good;
        acceptance.failed(now, gateway);
        return news;
    }

    /// Whether the gateway led there until now. That it accepts connections is known with that.
    boolean handshakeFailed(Instant now, Gateway gateway, Datacenter datacenter) {
        Reach path = new Reach(gateway, datacenter);
        boolean news = reach.health(path) instanceof Good;
        acceptance.succeeded(gateway);
        reach.failed(now, path);
        return news;
    }

    /// Whether anything bad was known.
    boolean succeeded(Gateway gateway, Datacenter datacenter) {
        boolean refused = acceptance.succeeded(gateway);
        boolean ledNowhere = reach.succeeded(new Reach(gateway, datacenter));
        return refused || ledNowhere;
    }

    void retain(Predicate<Gateway> known) {
        acceptance.retain(known);
        reach.retain(path -> known.test(path.gateway()));
    }

    private record Reach(Gateway gateway, Datacenter datacenter) {}
}
