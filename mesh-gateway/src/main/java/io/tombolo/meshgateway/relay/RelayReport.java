package io.tombolo.meshgateway.relay;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.tombolo.core.sni.route.Lookup;
import io.tombolo.core.sni.route.Route;
import io.tombolo.core.sni.route.RouteTable;
import io.tombolo.runtime.net.Addresses;
import io.tombolo.runtime.port.LogPace;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts connections, by route and by how they ended, and says in the log what operators should hear of: one
/// line for each kind of end in ten seconds. Safe for all threads.
///
/// | meter | tags | counts |
/// |---|---|---|
/// | `gateway.accepted` | | connections accepted, those included that were closed at once |
/// | `gateway.connections` | | connections open now |
/// | `gateway.ends` | `reason` | connections ended, by the code of their [RelayEnd] |
/// | `gateway.route.connections` | `route`, `kind`, `dc` | connections relayed |
/// | `gateway.route.active` | the same | connections relayed now |
/// | `gateway.route.bytes` | and `to` (`client`, `target`) | bytes relayed |
/// | `gateway.route.failed.tries` | and `outcome` | targets that were tried and did not answer |
///
/// Routes are those of the table: what strangers ask for makes no meter.
public final class RelayReport {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.gateway");

    private final MeterRegistry meters;
    private final LogPace pace;
    private final Counter accepted;
    private final Map<String, Counter> ends = new ConcurrentHashMap<>();
    private final Map<String, RouteMeters> routes = new ConcurrentHashMap<>();

    /// @param clock one that never goes back; it only spaces the lines of the log
    public RelayReport(MeterRegistry meters, InstantSource clock) {
        this.meters = meters;
        pace = new LogPace(clock);
        accepted = meters.counter("gateway.accepted");
    }

    /// The meters of one route.
    static final class RouteMeters {

        private final Counter connections;
        private final AtomicInteger active = new AtomicInteger();
        private final Counter toTarget;
        private final Counter toClient;
        private final MeterRegistry registry;
        private final Tags tags;

        RouteMeters(MeterRegistry registry, Route route) {
            this.registry = registry;
            tags = Tags.of(
                    "route",
                    route.pattern(),
                    "kind",
                    route.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    "dc",
                    route.datacenter().name());
            connections = registry.counter("gateway.route.connections", tags);
            registry.gauge("gateway.route.active", tags, active);
            toTarget = registry.counter("gateway.route.bytes", tags.and("to", Side.TARGET.word()));
            toClient = registry.counter("gateway.route.bytes", tags.and("to", Side.CLIENT.word()));
        }

        void began() {
            connections.increment();
            active.incrementAndGet();
        }

        void ended() {
            active.decrementAndGet();
        }

        void relayed(Side to, int bytes) {
            switch (to) {
                case TARGET -> toTarget.increment(bytes);
                case CLIENT -> toClient.increment(bytes);
            }
        }

        void failed(RelayEnd.Try.Outcome outcome) {
            registry.counter("gateway.route.failed.tries", tags.and("outcome", outcome.word()))
                    .increment();
        }

        private void remove() {
            registry.getMeters().stream()
                    .filter(meter -> meter.getId().getName().startsWith("gateway.route.")
                            && meter.getId().getTags().containsAll(tags.stream().toList()))
                    .forEach(registry::remove);
        }
    }

    RouteMeters of(Route route) {
        RouteMeters known = routes.get(route.pattern());
        return known != null ? known : routes.computeIfAbsent(route.pattern(), _ -> new RouteMeters(meters, route));
    }

    /// Forgets the meters of routes that are no more and that nothing is relayed by.
    public void retain(RouteTable table) {
        Set<String> patterns = table.routes().stream().map(Route::pattern).collect(Collectors.toSet());
        routes.entrySet().removeIf(entry -> {
            boolean gone = !patterns.contains(entry.getKey())
                    && entry.getValue().active.get() == 0;
            if (gone) {
                entry.getValue().remove();
            }
            return gone;
        });
    }

    void arrived() {
        accepted.increment();
    }

    /// Measures what is open.
    void watch(OpenConnections open) {
        meters.gauge("gateway.connections", open, OpenConnections::count);
    }

    void ended(InetSocketAddress peer, RelayEnd end) {
        ends.computeIfAbsent(end.code(), code -> meters.counter("gateway.ends", "reason", code))
                .increment();
        if (end.deservesALine()) {
            pace.admit(end.code()).ifPresent(unsaid -> say(peer, end, unsaid));
        }
    }

    private static void say(InetSocketAddress peer, RelayEnd end, long unsaid) {
        var line = switch (end) {
            case RelayEnd.Failed(Throwable cause) -> LOG.atError().setCause(cause);
            // While a datacenter joins, it dials others before it has a gateway that they could answer through.
            case RelayEnd.NotRouted(Lookup.UnknownDatacenter _), RelayEnd.NotRouted(Lookup.NobodyThere _) ->
                LOG.atInfo();
            default -> LOG.atWarn();
        };
        line.addKeyValue("client", Addresses.text(peer))
                .addKeyValue("reason", end.code())
                .addKeyValue("more", unsaid)
                .log("connection refused: {}", end.explanation());
    }

    /// How many connections ended for a reason.
    public long ends(String code) {
        Counter count = ends.get(code);
        return count == null ? 0 : (long) count.count();
    }

    /// Connections accepted so far, those included that were closed at once.
    public long accepted() {
        return (long) accepted.count();
    }
}
