package io.tombolo.gatewayregistry.joining;

import io.tombolo.contract.members.Member;
import io.tombolo.contract.members.Members;
import io.tombolo.contract.members.Pool;
import io.tombolo.contract.members.PoolUnavailableException;
import io.tombolo.core.terms.Datacenter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Exchanges states with one failed server of each datacenter as soon as a gateway serves again.
///
/// Without it servers that were cut off are tried every 30 s, one at random, and are held for failed until then. From
/// any thread.
public final class Rejoin {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.join.wan");

    /// Gateways that flap must not keep a pool busy with exchanges of states.
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(5);

    private final Datacenter own;
    private final Members members;
    private final InstantSource clock;
    private @Nullable Instant last;

    public Rejoin(Datacenter own, Members members, InstantSource clock) {
        this.own = own;
        this.members = members;
        this.clock = clock;
    }

    /// A gateway serves again.
    public void gatewayRecovered() {
        List<String> contacts = contacts();
        if (contacts.isEmpty() || !due()) {
            return;
        }
        // Looks up the addresses on the calling thread; they are literal, so that it takes no time.
        for (String contact : contacts) {
            var _ = members.join(Pool.WAN, List.of(contact))
                    .whenComplete((report, problem) -> LOG.atDebug()
                            .addKeyValue("contact", contact)
                            .addKeyValue("reached", problem == null ? report.reached() : 0)
                            .log("tried a failed server again"));
        }
    }

    private synchronized boolean due() {
        Instant now = clock.instant();
        if (last != null && Duration.between(last, now).compareTo(SHORTEST_PAUSE) < 0) {
            return false;
        }
        last = now;
        return true;
    }

    private List<String> contacts() {
        Map<String, String> byDatacenter = new LinkedHashMap<>();
        try {
            for (Member member : members.view(Pool.WAN)) {
                String datacenter = member.tags().getOrDefault("dc", "");
                if (member.status() == Member.Status.FAILED && !datacenter.equals(own.name())) {
                    byDatacenter.putIfAbsent(datacenter, member.name() + "/" + member.address());
                }
            }
        } catch (PoolUnavailableException away) {
            LOG.atDebug().addKeyValue("cause", away.getMessage()).log("cannot look for failed servers");
        }
        return new ArrayList<>(byDatacenter.values());
    }
}
