package io.tombolo.rpcforwarder.forwarding;

import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.TypedReason;
import io.tombolo.runtime.Patience;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which datacenters could be reached when they were asked last, and why not. One line in the log for each change. Safe
/// for all threads.
public final class Reach {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.rpc.forward");

    private final InstantSource clock;
    private final Map<Datacenter, Seen> datacenters = new ConcurrentHashMap<>();

    /// @param clock one that never goes back
    public Reach(InstantSource clock) {
        this.clock = clock;
    }

    /// Why a datacenter could not be reached.
    ///
    /// @param reason what stands behind it
    /// @param detail what was tried, against whom, and what came of it
    public record Trouble(TypedReason reason, String detail) {}

    private static final class Seen {

        private final Patience patience;
        private volatile Optional<Trouble> trouble = Optional.empty();

        Seen(Datacenter datacenter, InstantSource clock) {
            patience = new Patience(LOG, "asking datacenter " + datacenter, clock);
        }
    }

    /// It answered, if only with an error.
    void answered(Datacenter datacenter) {
        Seen seen = seen(datacenter);
        seen.trouble = Optional.empty();
        seen.patience.succeeded();
    }

    /// It could not be reached.
    void failed(Datacenter datacenter, TypedReason reason, String detail) {
        Seen seen = seen(datacenter);
        seen.trouble = Optional.of(new Trouble(reason, detail));
        seen.patience.failed("%s; %s; %s".formatted(reason.explanation(), detail, reason.mend()));
    }

    private Seen seen(Datacenter datacenter) {
        return datacenters.computeIfAbsent(datacenter, name -> new Seen(name, clock));
    }

    /// Every datacenter that was asked, with what was wrong the last time, if anything was.
    public Map<Datacenter, Optional<Trouble>> view() {
        return datacenters.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().trouble, (first, _) -> first, TreeMap::new));
    }
}
