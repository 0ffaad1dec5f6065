package io.tombolo.core.federation.spread;

import io.tombolo.core.federation.pace.BackOff;
import io.tombolo.core.federation.pace.RateLimit;
import io.tombolo.core.federation.spread.PublisherInput.CatalogRead;
import io.tombolo.core.federation.spread.PublisherOutput.Announce;
import io.tombolo.core.federation.spread.PublisherOutput.CallOff;
import io.tombolo.core.federation.spread.PublisherOutput.Event;
import io.tombolo.core.federation.spread.PublisherOutput.WakeAt;
import io.tombolo.core.federation.spread.PublisherOutput.WatchCatalog;
import io.tombolo.core.federation.spread.PublisherOutput.WriteHere;
import io.tombolo.core.federation.spread.PublisherOutput.WriteToPrimary;
import io.tombolo.core.federation.state.FederationState;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Machine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Publishes the gateways of a datacenter, on its leader.
///
///     watch the catalog ──differs from the record──▶ write ──▶ watch on
///            ▲ └──────────same───────────────────────────────────┘
///            └── pause ◀── anything failed
///
/// Runs in every datacenter, with federation through gateways or without: the record is simply there. One is
/// written even if there is no gateway. In a secondary the own copy changes only when it comes back by
/// replication; if the catalog changes before that, the record is written once more. Source: WAN federation
/// sheet 4.4.
public final class StatePublisher implements Machine<PublisherInput, PublisherOutput> {

    /// A round per so long on average (WAN federation sheet 2.4 and 4.4).
    public static final Duration ROUND_INTERVAL = Duration.ofSeconds(5);

    /// Rounds at once after a pause (WAN federation sheet 2.4 and 4.4).
    public static final int ROUND_BURST = 5;

    /// Pauses after failures. Consul's grow to four minutes (WAN federation sheet 2.4 and 4.4), for which the others
    /// would
    /// not learn where a datacenter's new gateways are.
    public static final BackOff PAUSES = new BackOff(Duration.ofSeconds(2), Duration.ofSeconds(10), 0);

    private final Datacenter own;
    private final Datacenter primary;
    private final RandomGenerator random;
    private final RateLimit limit = new RateLimit(ROUND_INTERVAL, ROUND_BURST);
    private Phase phase = Phase.IDLE;
    private boolean leading;
    private boolean supported;
    private Round round = Round.BEFORE_THE_FIRST;
    private WatchIndex watched = WatchIndex.START;
    private int gatewaysWritten;
    private int failures;
    private Instant restUntil = Instant.EPOCH;

    public StatePublisher(Datacenter own, Datacenter primary, RandomGenerator random) {
        this.own = own;
        this.primary = primary;
        this.random = random;
    }

    @Override
    public List<PublisherOutput> step(Instant now, PublisherInput input) {
        return switch (input) {
            case PublisherInput.LeadershipGained _ -> {
                leading = true;
                yield begin(now);
            }
            case PublisherInput.LeadershipLost _ -> stop();
            case PublisherInput.SupportEstablished _ -> {
                supported = true;
                yield begin(now);
            }
            case CatalogRead read when isCurrent(read.round(), Phase.WATCHING) -> compare(now, read);
            case PublisherInput.Written written when isCurrent(written.round(), Phase.WRITING) -> written(now);
            case PublisherInput.Failed failed when isCurrent(failed.round(), phase) -> rest(now, failed.reason());
            case CatalogRead _, PublisherInput.Written _, PublisherInput.Failed _ -> List.of();
            case PublisherInput.Woken _ -> begin(now);
        };
    }

    private boolean isCurrent(Round of, Phase expected) {
        return phase == expected && round.equals(of) && (phase == Phase.WATCHING || phase == Phase.WRITING);
    }

    private List<PublisherOutput> begin(Instant now) {
        if (!leading || !supported || phase == Phase.WATCHING || phase == Phase.WRITING) {
            return List.of();
        }
        Instant possible = limit.next(now);
        Instant start = possible.isAfter(restUntil) ? possible : restUntil;
        if (start.isAfter(now)) {
            return List.of(new WakeAt(start));
        }
        limit.take(now);
        round = round.next();
        phase = Phase.WATCHING;
        return List.of(new WatchCatalog(round, watched));
    }

    private List<PublisherOutput> compare(Instant now, CatalogRead read) {
        watched = read.index();
        if (read.stored().filter(stored -> stored.lists(read.gateways())).isPresent()) {
            return then(new Announce(new Event.UpToDate()), next(now));
        }
        phase = Phase.WRITING;
        gatewaysWritten = read.gateways().size();
        FederationState state = FederationState.written(own, read.gateways(), now);
        return own.equals(primary) ? List.of(new WriteHere(round, state)) : List.of(new WriteToPrimary(round, state));
    }

    private List<PublisherOutput> written(Instant now) {
        return then(new Announce(new Event.Published(gatewaysWritten)), next(now));
    }

    private List<PublisherOutput> next(Instant now) {
        failures = 0;
        phase = Phase.IDLE;
        return begin(now);
    }

    private List<PublisherOutput> rest(Instant now, String reason) {
        // From the start again: the change that could not be written must not be waited for.
        watched = WatchIndex.START;
        failures++;
        Duration pause = PAUSES.after(failures, random);
        restUntil = now.plus(pause);
        phase = Phase.IDLE;
        return List.of(new Announce(new Event.WillRetry(reason, pause)), new WakeAt(restUntil));
    }

    private List<PublisherOutput> stop() {
        boolean busy = phase == Phase.WATCHING || phase == Phase.WRITING;
        leading = false;
        phase = Phase.IDLE;
        watched = WatchIndex.START;
        failures = 0;
        restUntil = Instant.EPOCH;
        return busy ? List.of(new CallOff(round)) : List.of();
    }

    private static List<PublisherOutput> then(PublisherOutput first, List<PublisherOutput> rest) {
        return Stream.concat(Stream.of(first), rest.stream()).toList();
    }

    private enum Phase {
        IDLE,
        WATCHING,
        WRITING
    }
}
