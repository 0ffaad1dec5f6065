package io.tombolo.gatewayregistry;

import io.tombolo.contract.gateways.KnownGateways;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.gatewayregistry.joining.RunningWanJoin;
import io.tombolo.gatewayregistry.spreading.RunningReplicator;
import io.tombolo.gatewayregistry.spreading.Spreading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Says of each precondition of a federation through gateways how it stands, in the order in which they come about.
///
/// @param own     this datacenter
/// @param primary the primary datacenter
/// @param join    how this server joins; empty in the primary
record Preconditions(
        Datacenter own,
        Datacenter primary,
        GatewayLocations locations,
        Spreading spreading,
        Optional<RunningWanJoin> join) {

    List<Precondition> list() {
        KnownGateways known = locations.locator().known();
        var all = new ArrayList<Precondition>();
        if (!own.equals(primary)) {
            all.add(primaryGateways(known));
        }
        join.ifPresent(running -> all.add(joined(running.state())));
        all.add(ownGateway(known));
        all.add(published());
        spreading.replicator().ifPresent(replicator -> all.add(replicated(replicator)));
        return List.copyOf(all);
    }

    private Precondition primaryGateways(KnownGateways known) {
        Map<String, String> failing = locations.failingEntries();
        if (known.primary().isEmpty() && known.configured().isEmpty()) {
            return Precondition.failing(
                    "primary-gateways",
                    failing.isEmpty()
                            ? "no gateway of the primary %s is known".formatted(primary)
                            : "no entry of primary_gateways stands for an address: %s".formatted(failing),
                    "set primary_gateways to addresses of mesh gateways of %s, with their ports".formatted(primary));
        }
        return Precondition.met(
                "primary-gateways",
                "configured %s, registered %s%s"
                        .formatted(
                                known.configured(),
                                known.primary(),
                                failing.isEmpty() ? "" : "; not resolved: " + failing));
    }

    private Precondition joined(RunningWanJoin.State state) {
        return switch (state) {
            case RunningWanJoin.State.Waiting() ->
                Precondition.waiting("wan-join", "waits for an address of a gateway of the primary");
            case RunningWanJoin.State.Joining() -> Precondition.waiting("wan-join", "is under way");
            case RunningWanJoin.State.Failing(String reason) ->
                Precondition.failing(
                        "wan-join",
                        reason,
                        "check that a gateway of %s runs with -expose-servers and can be reached from here"
                                .formatted(primary));
            case RunningWanJoin.State.Joined() -> Precondition.met("wan-join", "done");
        };
    }

    private Precondition ownGateway(KnownGateways known) {
        if (!known.own().isEmpty()) {
            return Precondition.met("own-gateway", "usable: %s".formatted(known.own()));
        }
        if (!known.statesRead()) {
            return Precondition.waiting("own-gateway", "this datacenter had no leader yet that could tell");
        }
        return Precondition.failing("own-gateway", OwnGatewayNotice.finding(own), OwnGatewayNotice.mend(own));
    }

    private Precondition published() {
        return spreading
                .publisher()
                .failing()
                .map(reason -> Precondition.failing(
                        "federation-state-published",
                        reason,
                        "check the way to %s, and that the replication token may write operator".formatted(primary)))
                .orElseGet(() -> Precondition.met("federation-state-published", "no failure on this server"));
    }

    private Precondition replicated(RunningReplicator replicator) {
        Optional<String> failing = replicator.failing();
        if (failing.isPresent()) {
            return Precondition.failing(
                    "federation-states-replicated",
                    failing.get(),
                    "check the way to %s, and that the replication token may read operator".formatted(primary));
        }
        return replicator
                .upToDateAt()
                .map(at -> Precondition.met("federation-states-replicated", "up to date at " + at))
                .orElseGet(() -> Precondition.met("federation-states-replicated", "the leader's business"));
    }
}
