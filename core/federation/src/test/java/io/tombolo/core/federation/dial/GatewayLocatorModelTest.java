package io.tombolo.core.federation.dial;

import static io.tombolo.core.federation.state.Gateways.NOON;
import static io.tombolo.core.federation.state.Gateways.gateway;
import static io.tombolo.core.federation.state.Gateways.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.federation.dial.Choice.Candidate;
import io.tombolo.core.federation.state.FederationState;
import io.tombolo.core.federation.state.MeshGateway;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Endpoint;
import io.tombolo.core.terms.PathHealth.Quarantined;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The locator under random events, held against a model that keeps all events and works everything out anew.
class GatewayLocatorModelTest {

    private static final Datacenter PRIMARY = new Datacenter("dc1");
    private static final List<Datacenter> ALL = List.of(PRIMARY, new Datacenter("dc2"), new Datacenter("dc3"));
    private static final int EVENTS = 20_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void answersAreThoseOfTheModel(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        Datacenter own = seed % 4 == 0 ? PRIMARY : ALL.get(1);
        var locator = new GatewayLocator(own, PRIMARY, new SplittableRandom(seed));
        var model = new Model(own);
        Instant now = NOON;
        locator.step(now, new LocatorInput.Start(LastGood.NOTHING));

        for (int i = 0; i < EVENTS; i++) {
            now = now.plusMillis(random.nextInt(4000));
            LocatorInput event = event(random);
            model.events.add(event);
            locator.step(now, event);
            Datacenter asked = ALL.get(random.nextInt(ALL.size()));
            var outputs = locator.step(now, new LocatorInput.WhomToDial(new DialTicket(i), asked));

            var answer = ((LocatorOutput.Answer) outputs.getFirst());
            assertThat(answer.ticket()).isEqualTo(new DialTicket(i));
            model.check(now, asked, answer.choice());
        }
    }

    private static LocatorInput event(RandomGenerator random) {
        return switch (random.nextInt(12)) {
            case 0, 1 -> new LocatorInput.StatesRead(states(random));
            case 2 -> new LocatorInput.PrimaryGatewaysFound(addresses(random));
            case 3 -> new LocatorInput.ReplicationStarted();
            case 4 -> new LocatorInput.ReplicationStopped();
            case 5 -> new LocatorInput.ReplicationSucceeded();
            case 6, 7 -> new LocatorInput.ReplicationFailed();
            case 8 -> new LocatorInput.DialSucceeded(any(random), ALL.get(random.nextInt(3)));
            case 9, 10 -> new LocatorInput.ConnectFailed(any(random));
            default -> new LocatorInput.HandshakeFailed(any(random), ALL.get(random.nextInt(3)));
        };
    }

    private static List<FederationState> states(RandomGenerator random) {
        return ALL.stream()
                .filter(_ -> random.nextInt(5) > 0)
                .map(datacenter -> state(datacenter.name(), gatewaysOf(random)))
                .toList();
    }

    private static MeshGateway[] gatewaysOf(RandomGenerator random) {
        return random.ints(random.nextInt(4), 0, 4)
                .distinct()
                .mapToObj(host -> gateway(
                        "h" + host,
                        "h" + host,
                        random.nextInt(4) == 0 ? Map.of() : Map.of(MeshGateway.EXPOSING_META, "1"),
                        random.nextInt(4) == 0 ? "critical" : "passing"))
                .toArray(MeshGateway[]::new);
    }

    private static List<Endpoint> addresses(RandomGenerator random) {
        return random.ints(random.nextInt(3), 0, 4)
                .mapToObj(host -> new Endpoint("h" + host, 443))
                .toList();
    }

    private static Gateway any(RandomGenerator random) {
        return random.nextBoolean()
                ? new Gateway(Via.OWN, new Endpoint("h" + random.nextInt(4), 8443))
                : new Gateway(Via.PRIMARY, new Endpoint("h" + random.nextInt(4), 443));
    }

    /// The rules of the sheet, told as plainly as possible.
    private static final class Model {

        private final Datacenter own;
        private final List<LocatorInput> events = new ArrayList<>();
        private List<FederationState> states = List.of();
        private boolean populated;
        private List<Endpoint> configured = List.of();
        private boolean leader;
        private int failures;
        private int seen;

        Model(Datacenter own) {
            this.own = own;
        }

        void check(Instant now, Datacenter asked, Choice choice) {
            catchUp();
            Set<Gateway> ownOnes = addresses(own, Via.OWN);
            Set<Gateway> primaryOnes = asked.equals(PRIMARY) ? primaryOnes() : Set.of();
            boolean nobody = asked.equals(own) || (ownOnes.isEmpty() && primaryOnes.isEmpty());
            if (nobody) {
                assertThat(choice).isInstanceOf(Choice.Nobody.class);
                NoGateway reason = ((Choice.Nobody) choice).reason();
                assertThat(reason.datacenter()).isEqualTo(asked);
                assertThat(reason.code())
                        .isEqualTo(
                                asked.equals(own)
                                        ? "own-datacenter"
                                        : !populated
                                                ? "gateways-not-yet-known"
                                                : asked.equals(PRIMARY) ? "no-way-to-primary" : "no-own-gateway");
                return;
            }
            assertThat(choice).isInstanceOf(Choice.Candidates.class);
            List<Candidate> candidates = ((Choice.Candidates) choice).inOrder();
            Set<Gateway> all = new LinkedHashSet<>(ownOnes);
            all.addAll(primaryOnes);
            assertThat(candidates).extracting(Candidate::gateway).containsExactlyInAnyOrderElementsOf(all);
            assertOrder(now, candidates, asked);
        }

        /// Who may be tried at once comes by preference; who is quarantined comes after them.
        private void assertOrder(Instant now, List<Candidate> candidates, Datacenter asked) {
            boolean ownFirst = !asked.equals(PRIMARY)
                    || !leader
                    || failures < 3
                    || primaryOnes().isEmpty();
            Via second = ownFirst ? Via.PRIMARY : Via.OWN;
            boolean inReserve = false;
            for (Candidate candidate : candidates.subList(1, candidates.size())) {
                boolean quarantined = candidate.health() instanceof Quarantined quarantine
                        && quarantine.until().isAfter(now);
                boolean clean = !quarantined && !ledNowhere(candidate.gateway(), asked);
                if (clean) {
                    inReserve |= candidate.gateway().via() == second;
                    assertThat(inReserve && candidate.gateway().via() != second)
                            .as("%s comes in its turn", candidate.gateway())
                            .isFalse();
                }
            }
        }

        /// Whether any handshake of it failed with no success since: more than enough to be demoted.
        private boolean ledNowhere(Gateway gateway, Datacenter asked) {
            for (int i = events.size() - 1; i >= 0; i--) {
                LocatorInput event = events.get(i);
                if (event.equals(new LocatorInput.HandshakeFailed(gateway, asked))) {
                    return true;
                }
                if (event.equals(new LocatorInput.DialSucceeded(gateway, asked))) {
                    return false;
                }
            }
            return false;
        }

        private Set<Gateway> primaryOnes() {
            if (own.equals(PRIMARY)) {
                return Set.of();
            }
            Set<Gateway> all = addresses(PRIMARY, Via.PRIMARY);
            configured.forEach(address -> all.add(new Gateway(Via.PRIMARY, address)));
            return all;
        }

        private Set<Gateway> addresses(Datacenter datacenter, Via via) {
            Set<Gateway> found = new LinkedHashSet<>();
            for (FederationState state : states) {
                for (MeshGateway gateway : state.meshGateways()) {
                    boolean exposing = "1".equals(gateway.service().meta().get("consul-wan-federation"));
                    boolean critical = gateway.checks().stream()
                            .anyMatch(check -> check.status().equals("critical"));
                    if (state.datacenter().equals(datacenter) && exposing && !critical) {
                        String host = gateway.service().address();
                        found.add(new Gateway(via, new Endpoint(host, via == Via.OWN ? 8443 : 443)));
                    }
                }
            }
            return found;
        }

        private void catchUp() {
            for (; seen < events.size(); seen++) {
                LocatorInput event = events.get(seen);
                if (event instanceof LocatorInput.StatesRead read) {
                    states = read.states();
                    populated = true;
                } else if (event instanceof LocatorInput.PrimaryGatewaysFound found
                        && !found.addresses().isEmpty()) {
                    configured = found.addresses();
                } else if (event instanceof LocatorInput.ReplicationStarted) {
                    leader = true;
                    failures = 0;
                } else if (event instanceof LocatorInput.ReplicationStopped) {
                    leader = false;
                    failures = 0;
                } else if (event instanceof LocatorInput.ReplicationSucceeded) {
                    leader = true;
                    failures = 0;
                } else if (event instanceof LocatorInput.ReplicationFailed) {
                    failures++;
                }
            }
        }
    }
}
