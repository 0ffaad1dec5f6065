package io.tombolo.contract.gateways;

import io.tombolo.core.terms.Endpoint;
import java.util.List;

/// The gateways that a server knows at the moment, and may use.
///
/// @param statesRead whether the federation states of the own datacenter were read since this server started; before
///                   that the addresses are those of its last run
/// @param own        gateways of the own datacenter, at LAN addresses
/// @param primary    gateways of the primary, at WAN addresses, from its federation state
/// @param configured gateways of the primary that `primary_gateways` stands for
public record KnownGateways(boolean statesRead, List<Endpoint> own, List<Endpoint> primary, List<Endpoint> configured) {

    /// Nothing is known.
    public static final KnownGateways NONE = new KnownGateways(false, List.of(), List.of(), List.of());

    public KnownGateways {
        own = List.copyOf(own);
        primary = List.copyOf(primary);
        configured = List.copyOf(configured);
    }
}
