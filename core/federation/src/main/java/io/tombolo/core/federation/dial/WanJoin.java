package io.tombolo.core.federation.dial;

import io.tombolo.core.federation.dial.WanJoinOutput.Announce;
import io.tombolo.core.federation.dial.WanJoinOutput.Event;
import io.tombolo.core.federation.dial.WanJoinOutput.GiveUp;
import io.tombolo.core.federation.dial.WanJoinOutput.Join;
import io.tombolo.core.federation.dial.WanJoinOutput.WakeAt;
import io.tombolo.core.federation.pace.BackOff;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Machine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/// Joins a secondary's server to the WAN pool through a gateway, once.
///
///     waiting for a way ──path opened──▶ joining ──joined──▶ done
///                                          │  ▲
///                                       failed└── pause over, or another path opened
///
/// Consul makes its first attempt before it knows any gateway, fails, and sleeps 30 s. Here an attempt follows
/// at once when there is a way to try, and pauses begin at half a second. The primary never joins downward.
/// Source: WAN federation sheet 2.4 and 2.10.
public final class WanJoin implements Machine<WanJoinInput, WanJoinOutput> {

    /// Shown as the address of the contact. From TEST-NET-1, so that it leads nowhere if anything should dial
    /// it.
    public static final String PLACEHOLDER_ADDRESS = "192.0.2.2";

    /// Pause after the first failed attempt, doubled up to `retry_interval_wan` and [#LONGEST_PAUSE]: a gateway whose
    /// servers come
    /// up takes seconds.
    static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    /// Longest pause, whatever `retry_interval_wan` says: a secondary may wait for its primary for hours, and is to be
    /// there seconds after it.
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private static final double JITTER = 0.1;

    private final Datacenter own;
    private final Datacenter primary;
    private final WanJoinSettings settings;
    private final RandomGenerator random;
    private final BackOff pauses;
    private Phase phase = Phase.NOT_STARTED;
    private boolean pathKnown;
    private boolean pathNews;
    private int failures;
    private Instant giveUpAt = Instant.MAX;
    private Instant retryAt = Instant.MAX;

    public WanJoin(Datacenter own, Datacenter primary, WanJoinSettings settings, RandomGenerator random) {
        this.own = own;
        this.primary = primary;
        this.settings = settings;
        this.random = random;
        this.pauses = new BackOff(
                FIRST_PAUSE,
                settings.retryInterval().compareTo(LONGEST_PAUSE) < 0 ? settings.retryInterval() : LONGEST_PAUSE,
                JITTER);
    }

    @Override
    public List<WanJoinOutput> step(Instant now, WanJoinInput input) {
        return switch (input) {
            case WanJoinInput.Start _ -> start(now);
            case WanJoinInput.PathOpened _ -> pathOpened();
            case WanJoinInput.Joined _ -> joined();
            case WanJoinInput.JoinFailed failed -> failed(now, failed.reason());
            case WanJoinInput.Woken _ -> woken(now);
        };
    }

    private List<WanJoinOutput> start(Instant now) {
        if (own.equals(primary)) {
            phase = Phase.OVER;
            return List.of();
        }
        if (settings.retryMax() > 0) {
            giveUpAt = now.plus(settings.retryInterval().multipliedBy(settings.retryMax()));
        }
        if (pathKnown) {
            return join();
        }
        phase = Phase.WAITING;
        Announce waiting = new Announce(new Event.WaitingForGateway(primary));
        return giveUpAt.equals(Instant.MAX) ? List.of(waiting) : List.of(waiting, new WakeAt(giveUpAt));
    }

    private List<WanJoinOutput> pathOpened() {
        pathKnown = true;
        return switch (phase) {
            case WAITING, PAUSING -> join();
            case JOINING -> {
                pathNews = true;
                yield List.of();
            }
            case NOT_STARTED, OVER -> List.of();
        };
    }

    private List<WanJoinOutput> join() {
        phase = Phase.JOINING;
        pathNews = false;
        return List.of(new Join(Destination.ANY + "." + primary, PLACEHOLDER_ADDRESS));
    }

    private List<WanJoinOutput> joined() {
        if (phase != Phase.JOINING) {
            return List.of();
        }
        phase = Phase.OVER;
        return List.of(new Announce(new Event.Completed(primary)));
    }

    private List<WanJoinOutput> failed(Instant now, String reason) {
        if (phase != Phase.JOINING) {
            return List.of();
        }
        if (!now.isBefore(giveUpAt)) {
            return giveUp();
        }
        if (pathNews) {
            return join();
        }
        failures++;
        Duration pause = pauses.after(failures, random);
        phase = Phase.PAUSING;
        retryAt = now.plus(pause);
        return List.of(new Announce(new Event.WillRetry(primary, reason, pause)), wakeAtNext());
    }

    private List<WanJoinOutput> woken(Instant now) {
        return switch (phase) {
            case WAITING -> now.isBefore(giveUpAt) ? List.of(new WakeAt(giveUpAt)) : giveUp();
            case PAUSING -> {
                if (!now.isBefore(giveUpAt)) {
                    yield giveUp();
                }
                yield now.isBefore(retryAt) ? List.of(wakeAtNext()) : join();
            }
            case NOT_STARTED, JOINING, OVER -> List.of();
        };
    }

    private WakeAt wakeAtNext() {
        return new WakeAt(retryAt.isBefore(giveUpAt) ? retryAt : giveUpAt);
    }

    private List<WanJoinOutput> giveUp() {
        phase = Phase.OVER;
        return List.of(new GiveUp());
    }

    private enum Phase {
        NOT_STARTED,
        WAITING,
        JOINING,
        PAUSING,
        OVER
    }
}
