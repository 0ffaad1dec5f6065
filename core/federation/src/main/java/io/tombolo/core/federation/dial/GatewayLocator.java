package io.tombolo.core.federation.dial;

import io.tombolo.core.federation.dial.Choice.Candidate;
import io.tombolo.core.federation.dial.LocatorInput.ConnectFailed;
import io.tombolo.core.federation.dial.LocatorInput.DialSucceeded;
import io.tombolo.core.federation.dial.LocatorInput.HandshakeFailed;
import io.tombolo.core.federation.dial.LocatorInput.PrimaryGatewaysFound;
import io.tombolo.core.federation.dial.LocatorInput.ReplicationFailed;
import io.tombolo.core.federation.dial.LocatorInput.ReplicationStarted;
import io.tombolo.core.federation.dial.LocatorInput.ReplicationStopped;
import io.tombolo.core.federation.dial.LocatorInput.ReplicationSucceeded;
import io.tombolo.core.federation.dial.LocatorInput.Start;
import io.tombolo.core.federation.dial.LocatorInput.StatesRead;
import io.tombolo.core.federation.dial.LocatorInput.WhomToDial;
import io.tombolo.core.federation.dial.LocatorOutput.Announce;
import io.tombolo.core.federation.dial.LocatorOutput.Answer;
import io.tombolo.core.federation.dial.LocatorOutput.PathOpened;
import io.tombolo.core.federation.dial.LocatorOutput.Persist;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Domain;
import io.tombolo.core.terms.Endpoint;
import io.tombolo.core.terms.Machine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Answers "whom may I dial for datacenter X?" for one server that federates through gateways.
///
/// The answer is a list, in which the gateways that Consul would draw from come first:
///
///     to the primary, while the own gateways are trusted   own ─▶ primary's ─▶ those in quarantine
///     to the primary, else                                 primary's ─▶ own ─▶ those in quarantine
///     to anybody else                                      own ─▶ those in quarantine
///
/// Where Consul stops after one draw, the caller goes on down the list within the same call. Before the
/// federation states are read Consul knows nobody; this machine begins with what was known when it ran last,
/// and with what `primary_gateways` says. A gateway of the primary is one of its federation state or of
/// `primary_gateways`.
/// Source: WAN federation sheet 2.1 to 2.4.
public final class GatewayLocator implements Machine<LocatorInput, LocatorOutput> {

    private final Datacenter own;
    private final Datacenter primary;
    private final GatewayHealth health;
    private final ReplicationSignal signal = new ReplicationSignal();
    private final List<LocatorOutput> outputs = new ArrayList<>();
    private KnownGateways known = KnownGateways.restored(LastGood.NOTHING);
    private List<Endpoint> fallback = List.of();
    private LastGood persisted = LastGood.NOTHING;
    private boolean populated;

    /// @param own     the server's own datacenter
    /// @param primary the primary datacenter, which may be the same
    public GatewayLocator(Datacenter own, Datacenter primary, RandomGenerator random) {
        this.own = own;
        this.primary = primary;
        this.health = new GatewayHealth(random);
    }

    @Override
    public List<LocatorOutput> step(Instant now, LocatorInput input) {
        switch (input) {
            case Start start -> restore(start.restored());
            case StatesRead read -> read(read);
            case PrimaryGatewaysFound found -> found(KnownGateways.sorted(found.addresses().stream()));
            case ReplicationStarted _ -> signal(signal::started);
            case ReplicationStopped _ -> signal(signal::stopped);
            case ReplicationSucceeded _ -> signal(signal::succeeded);
            case ReplicationFailed _ -> signal(signal::failed);
            case WhomToDial question -> outputs.add(new Answer(question.ticket(), choose(now, question.datacenter())));
            case DialSucceeded dialled -> succeeded(dialled);
            case ConnectFailed failed -> connectFailed(now, failed.gateway());
            case HandshakeFailed failed -> handshakeFailed(now, failed);
        }
        List<LocatorOutput> taken = List.copyOf(outputs);
        outputs.clear();
        return taken;
    }

    private void restore(LastGood lastGood) {
        persisted = lastGood;
        known = KnownGateways.restored(lastGood);
        if (inSecondary()) {
            fallback = lastGood.fallback();
            announce(new LocatorEvent.PrimaryDialledVia(Via.OWN));
            if (!waysToPrimary().isEmpty()) {
                outputs.add(new PathOpened(primary));
            }
        }
    }

    private void read(StatesRead read) {
        Set<Gateway> before = waysToPrimary();
        KnownGateways now = KnownGateways.read(read.states(), own, primary);
        boolean changed =
                !populated || !now.own().equals(known.own()) || !now.primary().equals(known.primary());
        known = now;
        populated = true;
        if (changed) {
            announce(new LocatorEvent.LocationsChanged(known.own(), known.primary()));
            changed(before);
        }
    }

    private void found(List<Endpoint> addresses) {
        if (!inSecondary() || addresses.isEmpty() || addresses.equals(fallback)) {
            return;
        }
        Set<Gateway> before = waysToPrimary();
        fallback = addresses;
        announce(new LocatorEvent.FallbackChanged(fallback));
        changed(before);
    }

    private void changed(Set<Gateway> before) {
        Set<Gateway> ways = waysToPrimary();
        Set<Gateway> dialled = new HashSet<>(ways);
        dialled.addAll(gateways(Via.OWN, known.own()));
        health.retain(dialled::contains);
        LastGood lastGood = persisted.updatedBy(new LastGood(known.own(), known.primary(), fallback));
        if (!lastGood.equals(persisted)) {
            persisted = lastGood;
            outputs.add(new Persist(lastGood));
        }
        if (!before.containsAll(ways)) {
            outputs.add(new PathOpened(primary));
        }
    }

    private void signal(Runnable change) {
        boolean trusted = signal.trustsOwnGateways();
        change.run();
        if (inSecondary() && trusted != signal.trustsOwnGateways()) {
            announce(new LocatorEvent.PrimaryDialledVia(trusted ? Via.PRIMARY : Via.OWN));
        }
    }

    private Choice choose(Instant now, Datacenter datacenter) {
        List<Gateway> ownGateways = gateways(Via.OWN, known.own());
        List<Gateway> ofPrimary = datacenter.equals(primary) ? gateways(Via.PRIMARY, primaryAddresses()) : List.of();
        Path path = DialPolicy.path(own, new Destination.AnyServer(datacenter), topology());
        return switch (path) {
            case Path.OwnGateway _ -> candidates(now, datacenter, ownGateways, ofPrimary);
            case Path.PrimaryGateway _ -> candidates(now, datacenter, ofPrimary, ownGateways);
            case Path.NoGateway _ -> new Choice.Nobody(whyNobody(datacenter));
            case Path.Direct _ -> new Choice.Nobody(new NoGateway.OwnDatacenter(datacenter));
            case Path.Unnameable _ ->
                throw new IllegalStateException("any server of %s has no name".formatted(datacenter));
        };
    }

    private Choice candidates(Instant now, Datacenter datacenter, List<Gateway> preferred, List<Gateway> reserve) {
        List<Candidate> inOrder = health.order(now, preferred, reserve, datacenter).stream()
                .map(gateway -> new Candidate(gateway, health.of(gateway)))
                .toList();
        return new Choice.Candidates(datacenter, inOrder);
    }

    private NoGateway whyNobody(Datacenter datacenter) {
        if (!populated) {
            return new NoGateway.NotYetKnown(datacenter);
        }
        return datacenter.equals(primary)
                ? new NoGateway.NoWayToPrimary(datacenter, own, known.seen())
                : new NoGateway.NoOwnGateway(datacenter, own, known.seen());
    }

    private Topology topology() {
        // The domain only goes into names, and a locator answers with addresses.
        return new Topology(
                primary,
                Domain.DEFAULT,
                true,
                !known.own().isEmpty(),
                !primaryAddresses().isEmpty(),
                signal.trustsOwnGateways());
    }

    private void succeeded(DialSucceeded dialled) {
        if (health.succeeded(dialled.gateway(), dialled.datacenter())) {
            announce(new LocatorEvent.GatewayRecovered(dialled.gateway()));
        }
    }

    private void connectFailed(Instant now, Gateway gateway) {
        if (health.connectFailed(now, gateway)) {
            announce(new LocatorEvent.GatewayUnreachable(gateway));
        }
    }

    private void handshakeFailed(Instant now, HandshakeFailed failed) {
        if (health.handshakeFailed(now, failed.gateway(), failed.datacenter())) {
            announce(new LocatorEvent.GatewayLeadsNowhere(failed.gateway(), failed.datacenter()));
        }
    }

    private boolean inSecondary() {
        return !own.equals(primary);
    }

    private List<Endpoint> primaryAddresses() {
        return KnownGateways.union(known.primary(), fallback);
    }

    /// None in the primary itself.
    private Set<Gateway> waysToPrimary() {
        Set<Gateway> ways = new HashSet<>();
        if (inSecondary()) {
            ways.addAll(gateways(Via.OWN, known.own()));
            ways.addAll(gateways(Via.PRIMARY, primaryAddresses()));
        }
        return ways;
    }

    private static List<Gateway> gateways(Via via, List<Endpoint> addresses) {
        return addresses.stream().map(address -> new Gateway(via, address)).toList();
    }

    private void announce(LocatorEvent event) {
        outputs.add(new Announce(event));
    }
}
