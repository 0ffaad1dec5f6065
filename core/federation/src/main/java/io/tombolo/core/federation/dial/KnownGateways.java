package io.tombolo.core.federation.dial;

import io.tombolo.core.federation.state.FederationState;
import io.tombolo.core.federation.state.MeshGateway;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Endpoint;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The gateways that matter to one server: those of its datacenter, and those of the primary.
///
/// @param own     sorted, without duplicates
/// @param primary sorted, without duplicates
/// @param seen    what the own datacenter's registrations are worth
record KnownGateways(List<Endpoint> own, List<Endpoint> primary, SeenGateways seen) {

    /// Reads LAN addresses of the own datacenter and WAN addresses of the primary (WAN federation sheet 2.1 and
    /// 2.4).
    static KnownGateways read(List<FederationState> states, Datacenter own, Datacenter primary) {
        List<MeshGateway> ofOwn = gateways(states, own);
        return new KnownGateways(
                sorted(usable(ofOwn).map(MeshGateway::lanAddress).flatMap(Optional::stream)),
                sorted(usable(gateways(states, primary))
                        .map(MeshGateway::wanAddress)
                        .flatMap(Optional::stream)),
                SeenGateways.of(ofOwn));
    }

    /// Those of an earlier run.
    static KnownGateways restored(LastGood lastGood) {
        return new KnownGateways(lastGood.own(), lastGood.primary(), SeenGateways.NONE);
    }

    static List<Endpoint> union(Collection<Endpoint> some, Collection<Endpoint> others) {
        return sorted(Stream.concat(some.stream(), others.stream()));
    }

    static List<Endpoint> sorted(Stream<Endpoint> addresses) {
        return addresses
                .distinct()
                .sorted(Comparator.comparing(Endpoint::toString))
                .toList();
    }

    private static Stream<MeshGateway> usable(List<MeshGateway> gateways) {
        return gateways.stream().filter(MeshGateway::isUsable);
    }

    private static List<MeshGateway> gateways(List<FederationState> states, Datacenter datacenter) {
        return states.stream()
                .filter(state -> state.datacenter().equals(datacenter))
                .flatMap(state -> state.meshGateways().stream())
                .toList();
    }
}
