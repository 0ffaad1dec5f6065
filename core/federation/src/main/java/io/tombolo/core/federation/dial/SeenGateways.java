package io.tombolo.core.federation.dial;

import io.tombolo.core.federation.state.MeshGateway;
import io.tombolo.core.terms.Datacenter;
import java.util.List;

/// How many gateways of a datacenter are registered, and how many pass each condition, one after the other.
///
/// @param registered  of kind `mesh-gateway`
/// @param exposing    of these, with service meta `consul-wan-federation=1`
/// @param notCritical of these, without a critical check
/// @param usable      of these, with an address
public record SeenGateways(int registered, int exposing, int notCritical, int usable) {

    static final SeenGateways NONE = new SeenGateways(0, 0, 0, 0);

    static SeenGateways of(List<MeshGateway> gateways) {
        List<MeshGateway> exposing =
                gateways.stream().filter(MeshGateway::exposesServers).toList();
        List<MeshGateway> notCritical =
                exposing.stream().filter(gateway -> !gateway.isCritical()).toList();
        long usable = notCritical.stream()
                .filter(gateway -> gateway.lanAddress().isPresent())
                .count();
        return new SeenGateways(gateways.size(), exposing.size(), notCritical.size(), (int) usable);
    }

    /// The first condition that none passes, in a clause.
    String finding() {
        if (registered == 0) {
            return "no mesh gateway is registered";
        }
        if (exposing == 0) {
            return "none of %d mesh gateways exposes servers".formatted(registered);
        }
        if (notCritical == 0) {
            return "every mesh gateway that exposes servers has a critical check (%d)".formatted(exposing);
        }
        return "no mesh gateway is registered with an address that can be dialled (%d)".formatted(notCritical);
    }

    String mend(Datacenter datacenter) {
        if (registered == 0) {
            return "start a mesh gateway in %s with -expose-servers".formatted(datacenter);
        }
        if (exposing == 0) {
            return "restart the mesh gateways of %s with -expose-servers, which sets meta %s=%s"
                    .formatted(datacenter, MeshGateway.EXPOSING_META, MeshGateway.EXPOSING_VALUE);
        }
        if (notCritical == 0) {
            return "look at the checks of the mesh gateways of %s, and at those of their nodes".formatted(datacenter);
        }
        return "register the mesh gateways of %s with an address and a port".formatted(datacenter);
    }
}
