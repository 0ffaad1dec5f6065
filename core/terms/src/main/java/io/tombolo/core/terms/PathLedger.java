package io.tombolo.core.terms;

import io.tombolo.core.terms.PathHealth.Good;
import io.tombolo.core.terms.PathHealth.Quarantined;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;

/// Remembers which paths failed, and puts paths in the order in which to try them.
///
///     good ──failed──▶ quarantined 1 s, 2 s, 4 s … 30 s ──over──▶ on trial ──succeeded──▶ good
///                            ▲                                        └──failed──▶ quarantined, twice as long
///                            └── handed out to one caller: the others wait for what it finds
///
/// An order is a permutation: nothing is left out, since a path that fails may be the only one. One thread owns
/// a ledger. Consul has nothing of the kind: it draws blindly (WAN federation sheet 2.2).
///
/// @param <P> what identifies a path; a value
public final class PathLedger<P> {

    /// Quarantine after a first failure: long enough that a burst of calls takes another path.
    public static final Duration FIRST_QUARANTINE = Duration.ofSeconds(1);

    /// Longest quarantine, reached with the sixth failure in a row (1, 2, 4, 8, 16, 30): what a path that came
    /// back may stay unused while another serves.
    public static final Duration LONGEST_QUARANTINE = Duration.ofSeconds(30);

    /// How long a path on trial is kept from other callers: the time limit of a connect through a gateway (WAN
    /// federation sheet 2.5), by when the one who tries it knows.
    public static final Duration TRIAL = Duration.ofSeconds(10);

    /// Failing paths that are remembered; with more, the one whose quarantine ends first is forgotten.
    ///
    /// 4,096 is 64 datacenters of 64 gateways, all failing.
    public static final int LIMIT = 4096;

    /// Up to a tenth is added to each quarantine, so that many who failed at once do not return at once.
    private static final double JITTER = 0.1;

    private final RandomGenerator random;
    private final Map<P, Quarantined> quarantined = new HashMap<>();

    public PathLedger(RandomGenerator random) {
        this.random = random;
    }

    public PathHealth health(P path) {
        Quarantined quarantine = quarantined.get(path);
        return quarantine == null ? new Good() : quarantine;
    }

    /// A try of the path failed.
    public void failed(Instant now, P path) {
        int failures = switch (health(path)) {
            case Good _ -> 1;
            case Quarantined before -> Math.min(before.failures(), Integer.MAX_VALUE - 1) + 1;
        };
        if (!quarantined.containsKey(path) && quarantined.size() >= LIMIT) {
            forgetOne();
        }
        quarantined.put(path, new Quarantined(failures, now.plus(jittered(quarantineAfter(failures)))));
    }

    /// A try of the path succeeded; whether that is news.
    public boolean succeeded(P path) {
        return quarantined.remove(path) != null;
    }

    /// The path is about to be tried: if it is on trial, others are asked to wait for the outcome.
    public void handedOut(Instant now, P path) {
        quarantined.computeIfPresent(
                path,
                (_, quarantine) -> quarantine.until().isAfter(now)
                        ? quarantine
                        : new Quarantined(quarantine.failures(), now.plus(TRIAL)));
    }

    /// Forgets all paths but those.
    public void retain(Predicate<P> kept) {
        quarantined.keySet().removeIf(kept.negate());
    }

    /// The paths at random, those in quarantine last.
    public List<P> order(Instant now, Collection<P> paths) {
        return order(now, paths, path -> path, _ -> 1);
    }

    /// What the paths lead to, at random, those of more weight earlier in proportion, those in quarantine last.
    ///
    /// @param weight 1 or more; what is less counts as 1
    public <T> List<T> order(
            Instant now, Collection<T> ends, Function<? super T, ? extends P> path, ToIntFunction<? super T> weight) {
        List<Drawn<T>> drawn = new ArrayList<>(ends.size());
        for (T end : ends) {
            drawn.add(new Drawn<>(end, random.nextExponential() / Math.max(1, weight.applyAsInt(end))));
        }
        drawn.sort(Comparator.comparingDouble(Drawn::lot));
        return demote(now, drawn.stream().map(Drawn::end).toList(), path);
    }

    /// The same order, but what lies behind a path in quarantine last, in the order in which the quarantines
    /// end.
    public <T> List<T> demote(Instant now, List<T> ends, Function<? super T, ? extends P> path) {
        List<T> ordered = new ArrayList<>(ends.size());
        List<Waiting<T>> waiting = new ArrayList<>();
        for (T end : ends) {
            if (health(path.apply(end)) instanceof Quarantined quarantine
                    && quarantine.until().isAfter(now)) {
                waiting.add(new Waiting<>(end, quarantine.until()));
            } else {
                ordered.add(end);
            }
        }
        waiting.sort(Comparator.comparing(Waiting::until));
        waiting.forEach(wait -> ordered.add(wait.end()));
        return List.copyOf(ordered);
    }

    /// What a quarantine lasts at least, after so many failures in a row.
    static Duration quarantineAfter(int failures) {
        int doublings = Math.min(failures - 1, 30);
        Duration doubled = FIRST_QUARANTINE.multipliedBy(1L << doublings);
        return doubled.compareTo(LONGEST_QUARANTINE) < 0 ? doubled : LONGEST_QUARANTINE;
    }

    private Duration jittered(Duration quarantine) {
        return quarantine.plusMillis((long) (quarantine.toMillis() * JITTER * random.nextDouble()));
    }

    private void forgetOne() {
        quarantined.entrySet().stream()
                .min(Comparator.comparing(entry -> entry.getValue().until()))
                .ifPresent(first -> quarantined.remove(first.getKey()));
    }

    /// Weighted order by exponential lots: the chance to come first is the share of the weight (Efraimidis and
    /// Spirakis, 2006).
    private record Drawn<T>(T end, double lot) {}

    private record Waiting<T>(T end, Instant until) {}
}
