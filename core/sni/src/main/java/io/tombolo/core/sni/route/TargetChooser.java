package io.tombolo.core.sni.route;

import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Endpoint;
import io.tombolo.core.terms.PathHealth;
import io.tombolo.core.terms.PathLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// In which order to try the targets of a route.
///
///     checks fine, path good ─▶ checks fine, path in quarantine ─▶ checks critical
///
/// Within a group at random by weight. The caller goes down the list until one accepts the connection and
/// answers, and reports what it found; nobody is left out, because the checks are somebody else's view and may be
/// old. One thread owns a chooser.
///
/// Envoy's default draws among the healthy and tries no second one; WAN federation sheet 5.5 (4) asks for more.
public final class TargetChooser {

    /// Time for a target to accept a connection (WAN federation sheet 5.2 and 5.5).
    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final PathLedger<Path> ledger;

    public TargetChooser(RandomGenerator random) {
        this.ledger = new PathLedger<>(random);
    }

    /// The targets of a route, the first to try first.
    public List<Target> choose(Instant now, Route route) {
        List<Target> fine =
                route.targets().stream().filter(target -> !target.critical()).toList();
        List<Target> critical =
                route.targets().stream().filter(Target::critical).toList();
        List<Target> ordered = Stream.concat(order(now, fine).stream(), order(now, critical).stream())
                .toList();
        ordered.stream().findFirst().ifPresent(first -> ledger.handedOut(now, Path.to(first)));
        return ordered;
    }

    /// The target accepted a connection and answered; whether that is news.
    public boolean answered(Target target) {
        return ledger.succeeded(Path.to(target));
    }

    /// The target refused a connection, or was silent for too long.
    public void failed(Instant now, Target target) {
        ledger.failed(now, Path.to(target));
    }

    /// What is known of the path to a target.
    public PathHealth health(Target target) {
        return ledger.health(Path.to(target));
    }

    /// Forgets what no route leads to any more.
    public void retain(RouteTable table) {
        Set<Path> known = new HashSet<>();
        table.routes().forEach(route -> route.targets().forEach(target -> known.add(Path.to(target))));
        ledger.retain(known::contains);
    }

    private List<Target> order(Instant now, List<Target> targets) {
        return ledger.order(now, targets, Path::to, Target::weight);
    }

    /// The address with its datacenter, since two datacenters may use the same addresses.
    private record Path(Datacenter datacenter, Endpoint endpoint) {

        static Path to(Target target) {
            return new Path(target.datacenter(), target.endpoint());
        }
    }
}
