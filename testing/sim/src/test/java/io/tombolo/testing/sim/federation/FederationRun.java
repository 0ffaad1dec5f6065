package io.tombolo.testing.sim.federation;

import io.tombolo.core.federation.dial.Choice;
import io.tombolo.core.federation.dial.DialTicket;
import io.tombolo.core.federation.dial.Gateway;
import io.tombolo.core.federation.dial.GatewayLocator;
import io.tombolo.core.federation.dial.LastGood;
import io.tombolo.core.federation.dial.LocatorInput;
import io.tombolo.core.federation.dial.LocatorOutput;
import io.tombolo.core.federation.dial.Via;
import io.tombolo.core.federation.spread.PublisherInput;
import io.tombolo.core.federation.spread.PublisherOutput;
import io.tombolo.core.federation.spread.ReplicatorInput;
import io.tombolo.core.federation.spread.ReplicatorOutput;
import io.tombolo.core.federation.spread.StateChange;
import io.tombolo.core.federation.spread.StatePublisher;
import io.tombolo.core.federation.spread.StateReplicator;
import io.tombolo.core.federation.spread.WatchIndex;
import io.tombolo.core.federation.state.FederationState;
import io.tombolo.core.federation.state.GatewayNode;
import io.tombolo.core.federation.state.GatewayService;
import io.tombolo.core.federation.state.MeshGateway;
import io.tombolo.core.federation.state.UnreadDetails;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Endpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// A federation of many datacenters in virtual time: the shipped machines, and a model of catalogs, gateways and calls.
///
/// A call gets through if its server finds a gateway that lives, and that gateway, by the records of its own
/// datacenter,
/// one of the other datacenter. Addresses are never used twice.
final class FederationRun {

    private static final Duration CALL = Duration.ofMillis(150);
    private static final Duration REFUSAL = Duration.ofMillis(20);

    /// How often `primary_gateways` is looked up, a DNS name with a TTL of 30 s.
    private static final Duration LOOK_UP = Duration.ofSeconds(30);

    private final SplittableRandom random;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingLong(Event::number));
    private final Map<Datacenter, Site> sites = new LinkedHashMap<>();
    private final Datacenter primary = new Datacenter("dc1");
    private Instant now = Instant.EPOCH;
    private long eventNumber;
    private int address;

    private record Event(Instant at, long number, Runnable happens) {}

    FederationRun(long seed, int datacenters) {
        random = new SplittableRandom(seed);
        for (int i = 1; i <= datacenters; i++) {
            var name = new Datacenter("dc" + i);
            sites.put(name, new Site(name));
        }
        sites.values().forEach(Site::boot);
    }

    /// Lets time pass.
    void advance(Duration time) {
        Instant until = now.plus(time);
        while (!events.isEmpty() && !events.peek().at().isAfter(until)) {
            Event event = events.remove();
            now = event.at();
            event.happens().run();
        }
        now = until;
    }

    /// All gateways of a datacenter are replaced by others, at addresses that nobody was told.
    void replaceGateways(int datacenter) {
        site(datacenter).replaceGateways(1 + random.nextInt(3));
    }

    /// All gateways of a datacenter stop serving, for a time, and stay registered.
    void silenceGateways(int datacenter, Duration time) {
        Site site = site(datacenter);
        site.serving = false;
        later(time, () -> site.serving = true);
    }

    /// Another server of the datacenter leads: it knows what is stored, and begins anew.
    void elect(int datacenter) {
        site(datacenter).elect();
    }

    int pick() {
        return 1 + random.nextInt(sites.size());
    }

    Duration pause(Duration longest) {
        return Duration.ofMillis(random.nextLong(longest.toMillis()));
    }

    /// Pairs of datacenters of which the first does not reach the second now.
    List<String> unreachable() {
        var pairs = new ArrayList<String>();
        for (Site from : sites.values()) {
            for (Site to : sites.values()) {
                if (from != to && !from.reaches(to)) {
                    pairs.add(from.name + " to " + to.name);
                }
            }
        }
        return pairs;
    }

    /// Datacenters whose records are not those of the primary.
    List<Datacenter> outdated() {
        Map<Datacenter, FederationState> truth = primarySite().stored;
        return sites.values().stream()
                .filter(site -> !site.says(truth))
                .map(site -> site.name)
                .toList();
    }

    private Site site(int number) {
        return Objects.requireNonNull(sites.get(new Datacenter("dc" + number)));
    }

    private Site primarySite() {
        return Objects.requireNonNull(sites.get(primary));
    }

    private void later(Duration delay, Runnable happens) {
        at(now.plus(delay), happens);
    }

    private void at(Instant time, Runnable happens) {
        events.add(new Event(time.isBefore(now) ? now : time, eventNumber++, happens));
    }

    /// One datacenter, which has one server.
    private final class Site {

        private final Datacenter name;
        private final GatewayLocator locator;
        private final Map<Datacenter, FederationState> stored = new TreeMap<>();
        private final List<Runnable> waiting = new ArrayList<>();
        private StatePublisher publisher;
        private StateReplicator replicator;
        private int leadership;
        private List<Endpoint> gateways = List.of();
        private boolean serving = true;
        private long index = 1;
        private long tickets;

        Site(Datacenter name) {
            this.name = name;
            locator = new GatewayLocator(name, primary, random.split());
            publisher = new StatePublisher(name, primary, random.split());
            replicator = new StateReplicator(random.split());
        }

        void boot() {
            tell(new LocatorInput.Start(LastGood.NOTHING));
            replaceGateways(2);
            if (!name.equals(primary)) {
                lookUp();
            }
            elect();
        }

        /// A DNS name leads to the primary's gateways as they are.
        private void lookUp() {
            tell(new LocatorInput.PrimaryGatewaysFound(primarySite().gateways));
            later(LOOK_UP, this::lookUp);
        }

        void elect() {
            leadership++;
            publisher = new StatePublisher(name, primary, random.split());
            replicator = new StateReplicator(random.split());
            tell(new PublisherInput.LeadershipGained());
            tell(new PublisherInput.SupportEstablished());
            if (!name.equals(primary)) {
                tell(new ReplicatorInput.LeadershipGained());
            }
        }

        void replaceGateways(int count) {
            var next = new ArrayList<Endpoint>();
            for (int i = 0; i < count; i++) {
                address++;
                next.add(new Endpoint(
                        "10.%d.%d.%d".formatted(address >> 16, (address >> 8) & 255, address & 255), 8443));
            }
            gateways = List.copyOf(next);
            changed();
        }

        private List<MeshGateway> catalog() {
            return gateways.stream()
                    .map(endpoint -> new MeshGateway(
                            new GatewayNode("gw-" + endpoint.host(), endpoint.host(), Map.of()),
                            new GatewayService(
                                    "mesh-gateway",
                                    "",
                                    endpoint.port(),
                                    Map.of(),
                                    Map.of(MeshGateway.EXPOSING_META, MeshGateway.EXPOSING_VALUE),
                                    1,
                                    0),
                            List.of(),
                            UnreadDetails.NONE))
                    .toList();
        }

        /// Something is newer in the catalog: whoever waits is answered.
        private void changed() {
            index++;
            List<Runnable> woken = List.copyOf(waiting);
            waiting.clear();
            woken.forEach(Runnable::run);
        }

        private void store(StateChange change) {
            switch (change) {
                case StateChange.Upsert(FederationState state) -> stored.put(state.datacenter(), applied(state));
                case StateChange.Delete(Datacenter gone) -> stored.remove(gone);
            }
            changed();
            tell(new LocatorInput.StatesRead(List.copyOf(stored.values())));
        }

        private FederationState applied(FederationState state) {
            long next = index + 1;
            return new FederationState(
                    state.datacenter(),
                    state.meshGateways(),
                    state.updatedAt(),
                    state.primaryModifyIndex() == 0 ? next : state.primaryModifyIndex(),
                    next,
                    next);
        }

        boolean says(Map<Datacenter, FederationState> truth) {
            return stored.keySet().equals(truth.keySet())
                    && stored.values().stream()
                            .allMatch(state -> Optional.ofNullable(truth.get(state.datacenter()))
                                    .filter(state::saysTheSameAs)
                                    .isPresent());
        }

        private Optional<Choice> tell(LocatorInput input) {
            Optional<Choice> answer = Optional.empty();
            for (LocatorOutput output : locator.step(now, input)) {
                if (output instanceof LocatorOutput.Answer(var ticket, Choice choice)) {
                    answer = Optional.of(choice);
                }
            }
            return answer;
        }

        /// Dials down the list, as the dialler does, and reports.
        boolean reaches(Site to) {
            var question = new LocatorInput.WhomToDial(new DialTicket(tickets++), to.name);
            if (!(tell(question).orElseThrow() instanceof Choice.Candidates candidates)) {
                return false;
            }
            for (Choice.Candidate candidate : candidates.inOrder()) {
                Gateway gateway = candidate.gateway();
                Site owner = gateway.via() == Via.OWN ? this : primarySite();
                if (!owner.serving || !owner.gateways.contains(gateway.address())) {
                    tell(new LocatorInput.ConnectFailed(gateway));
                } else if (owner != to && !owner.gatewayReaches(to)) {
                    tell(new LocatorInput.HandshakeFailed(gateway, to.name));
                } else {
                    tell(new LocatorInput.DialSucceeded(gateway, to.name));
                    return true;
                }
            }
            return false;
        }

        /// A gateway goes by the records of its own datacenter; the one it is dialled for by name in `primary_gateways`
        /// does not help it.
        private boolean gatewayReaches(Site to) {
            FederationState record = stored.get(to.name);
            return to.serving
                    && record != null
                    && record.meshGateways().stream()
                            .anyMatch(gateway -> gateway.wanAddress()
                                    .filter(to.gateways::contains)
                                    .isPresent());
        }

        private void tell(PublisherInput input) {
            int term = leadership;
            for (PublisherOutput output : publisher.step(now, input)) {
                switch (output) {
                    case PublisherOutput.WatchCatalog(var round, var after) -> {
                        Runnable answer = () -> tell(
                                term,
                                new PublisherInput.CatalogRead(
                                        round,
                                        catalog(),
                                        Optional.ofNullable(stored.get(name)),
                                        new WatchIndex(index)));
                        if (index > after.value()) {
                            later(REFUSAL, answer);
                        } else {
                            waiting.add(() -> later(REFUSAL, answer));
                        }
                    }
                    case PublisherOutput.WriteHere(var round, var state) ->
                        later(REFUSAL, () -> {
                            store(new StateChange.Upsert(state));
                            tell(term, new PublisherInput.Written(round));
                        });
                    case PublisherOutput.WriteToPrimary(var round, var state) ->
                        later(CALL, () -> {
                            if (reaches(primarySite())) {
                                primarySite().store(new StateChange.Upsert(state));
                                tell(term, new PublisherInput.Written(round));
                            } else {
                                tell(term, new PublisherInput.Failed(round, "unreachable"));
                            }
                        });
                    case PublisherOutput.WakeAt(Instant time) -> at(time, () -> tell(term, new PublisherInput.Woken()));
                    case PublisherOutput.CallOff _, PublisherOutput.Announce _ -> {}
                }
            }
        }

        /// An answer to a leader of before is nobody's.
        private void tell(int term, PublisherInput input) {
            if (term == leadership) {
                tell(input);
            }
        }

        private void tell(ReplicatorInput input) {
            int term = leadership;
            for (ReplicatorOutput output : replicator.step(now, input)) {
                switch (output) {
                    case ReplicatorOutput.Fetch(var round, var after) ->
                        later(CALL, () -> {
                            Site source = primarySite();
                            if (!reaches(source)) {
                                tell(term, new ReplicatorInput.FetchFailed(round, "unreachable"));
                                return;
                            }
                            Runnable answer = () -> tell(
                                    term,
                                    new ReplicatorInput.Fetched(
                                            round,
                                            new WatchIndex(source.index),
                                            List.copyOf(source.stored.values()),
                                            List.copyOf(stored.values())));
                            if (source.index > after.value()) {
                                later(CALL, answer);
                            } else {
                                source.waiting.add(() -> later(CALL, () -> {
                                    if (reaches(source)) {
                                        answer.run();
                                    } else {
                                        tell(term, new ReplicatorInput.FetchFailed(round, "session lost"));
                                    }
                                }));
                            }
                        });
                    case ReplicatorOutput.Apply(var round, var changes) ->
                        later(REFUSAL, () -> {
                            changes.forEach(this::store);
                            tell(term, new ReplicatorInput.Applied(round));
                        });
                    case ReplicatorOutput.TellLocator(var signal) ->
                        tell(
                                switch (signal) {
                                    case STARTED -> new LocatorInput.ReplicationStarted();
                                    case STOPPED -> new LocatorInput.ReplicationStopped();
                                    case SUCCEEDED -> new LocatorInput.ReplicationSucceeded();
                                    case FAILED -> new LocatorInput.ReplicationFailed();
                                });
                    case ReplicatorOutput.WakeAt(Instant time) ->
                        at(time, () -> tell(term, new ReplicatorInput.Woken()));
                    case ReplicatorOutput.CallOff _, ReplicatorOutput.Announce _ -> {}
                }
            }
        }

        private void tell(int term, ReplicatorInput input) {
            if (term == leadership) {
                tell(input);
            }
        }
    }
}
