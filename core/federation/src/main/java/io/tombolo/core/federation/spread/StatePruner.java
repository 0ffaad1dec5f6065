package io.tombolo.core.federation.spread;

import io.tombolo.core.federation.spread.PrunerOutput.Prune;
import io.tombolo.core.federation.spread.PrunerOutput.Survey;
import io.tombolo.core.federation.spread.PrunerOutput.WakeAt;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Machine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Removes the federation states of datacenters that are gone, on the leader of the primary.
///
/// A datacenter is gone when no member of it is left, not even a failed one: 72 hours after its last server
/// failed, or when it was made to leave. Source: WAN federation sheet 4.6.
public final class StatePruner implements Machine<PrunerInput, PrunerOutput> {

    /// Between two looks (WAN federation sheet 4.6).
    public static final Duration INTERVAL = Duration.ofHours(1);

    private final Datacenter own;
    private boolean leading;
    private Instant next = Instant.MAX;

    public StatePruner(Datacenter own) {
        this.own = own;
    }

    @Override
    public List<PrunerOutput> step(Instant now, PrunerInput input) {
        return switch (input) {
            case PrunerInput.LeadershipGained _ -> {
                leading = true;
                yield waitFrom(now);
            }
            case PrunerInput.LeadershipLost _ -> {
                leading = false;
                yield List.of();
            }
            case PrunerInput.Surveyed surveyed -> prune(surveyed);
            case PrunerInput.Woken _ -> look(now);
        };
    }

    private List<PrunerOutput> waitFrom(Instant now) {
        next = now.plus(INTERVAL);
        return List.of(new WakeAt(next));
    }

    private List<PrunerOutput> look(Instant now) {
        if (!leading || now.isBefore(next)) {
            return List.of();
        }
        List<PrunerOutput> outputs = new ArrayList<>();
        outputs.add(new Survey());
        outputs.addAll(waitFrom(now));
        return outputs;
    }

    private List<PrunerOutput> prune(PrunerInput.Surveyed surveyed) {
        // Who does not even see itself among the members sees nothing yet: nothing may be concluded from that.
        if (!leading || !surveyed.known().contains(own)) {
            return List.of();
        }
        return surveyed.stored().stream()
                .filter(datacenter -> !surveyed.known().contains(datacenter))
                .sorted()
                .<PrunerOutput>map(Prune::new)
                .toList();
    }
}
