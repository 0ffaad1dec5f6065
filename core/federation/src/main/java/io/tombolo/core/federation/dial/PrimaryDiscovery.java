package io.tombolo.core.federation.dial;

import io.tombolo.core.federation.dial.DiscoveryOutput.AnnounceFailure;
import io.tombolo.core.federation.dial.DiscoveryOutput.Found;
import io.tombolo.core.federation.dial.DiscoveryOutput.Resolve;
import io.tombolo.core.federation.dial.DiscoveryOutput.WakeAt;
import io.tombolo.core.federation.pace.BackOff;
import io.tombolo.core.terms.Endpoint;
import io.tombolo.core.terms.Machine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Keeps up with what the entries of `primary_gateways` stand for, for ever.
///
/// Consul resolves them until it finds one address and never again, so that gateways which move are lost until
/// a restart (WAN federation sheet 2.6 and 7.4). Here each entry has a clock of its own: after a success the
/// validity that the source gives, within limits, else `primary_gateways_interval`; after a failure pauses from
/// one second up to that interval. While an entry fails, what it stood for last stays.
public final class PrimaryDiscovery implements Machine<DiscoveryInput, DiscoveryOutput> {

    /// `primary_gateways_interval` unless configured (WAN federation sheet 6.1).
    public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(30);

    /// Shortest time between two looks at an entry that resolves: the least that DNS servers are bothered with.
    static final Duration SHORTEST_VALIDITY = Duration.ofSeconds(5);

    static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private static final double JITTER = 0.1;

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Duration interval;
    private final BackOff pauses;
    private final RandomGenerator random;
    private List<Endpoint> found = List.of();

    /// @param primaryGateways the entries as configured; none is allowed, and then nothing ever happens
    /// @param interval        `primary_gateways_interval`
    public PrimaryDiscovery(List<String> primaryGateways, Duration interval, RandomGenerator random) {
        primaryGateways.forEach(entry -> entries.put(entry, new Entry(List.of(), 0)));
        this.interval = interval;
        this.pauses = new BackOff(FIRST_PAUSE, interval, JITTER);
        this.random = random;
    }

    @Override
    public List<DiscoveryOutput> step(Instant now, DiscoveryInput input) {
        return switch (input) {
            case DiscoveryInput.Start _ ->
                entries.keySet().stream().<DiscoveryOutput>map(Resolve::new).toList();
            case DiscoveryInput.Resolved resolved
            when resolved.addresses().isEmpty() -> failed(now, resolved.entry(), "no address found");
            case DiscoveryInput.Resolved resolved -> resolved(now, resolved);
            case DiscoveryInput.ResolveFailed failed -> failed(now, failed.entry(), failed.reason());
            case DiscoveryInput.Woken woken -> List.of(new Resolve(woken.entry()));
        };
    }

    private List<DiscoveryOutput> resolved(Instant now, DiscoveryInput.Resolved resolved) {
        entries.put(resolved.entry(), new Entry(resolved.addresses(), 0));
        List<DiscoveryOutput> outputs = new ArrayList<>();
        List<Endpoint> all =
                KnownGateways.sorted(entries.values().stream().flatMap(entry -> entry.addresses().stream()));
        if (!all.equals(found)) {
            found = all;
            outputs.add(new Found(all));
        }
        outputs.add(new WakeAt(resolved.entry(), now.plus(validity(resolved.validFor()))));
        return outputs;
    }

    private List<DiscoveryOutput> failed(Instant now, String name, String reason) {
        Entry before = entries.getOrDefault(name, new Entry(List.of(), 0));
        Entry entry = new Entry(before.addresses(), before.failures() + 1);
        entries.put(name, entry);
        Duration pause = pauses.after(entry.failures(), random);
        WakeAt wake = new WakeAt(name, now.plus(pause));
        return entry.failures() == 1 ? List.of(new AnnounceFailure(name, reason, pause), wake) : List.of(wake);
    }

    private Duration validity(Optional<Duration> given) {
        Duration validity = given.filter(time -> time.compareTo(interval) < 0).orElse(interval);
        return validity.compareTo(SHORTEST_VALIDITY) > 0 ? validity : SHORTEST_VALIDITY;
    }

    /// @param addresses what the entry stood for last
    /// @param failures  in a row since then
    private record Entry(List<Endpoint> addresses, int failures) {}
}
