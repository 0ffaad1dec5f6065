package io.tombolo.core.federation.dial;

import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Domain;

/// What a dial policy has to know of the federation, as one server sees it.
///
/// @param primary             the primary datacenter
/// @param domain              the domain of the federation, the same everywhere
/// @param throughGateways     whether `connect.enable_mesh_gateway_wan_federation` is on
/// @param ownGatewayKnown     whether a usable gateway of the own datacenter is known
/// @param primaryGatewayKnown whether an address of a gateway of the primary is known, replicated or configured
/// @param ownGatewaysTrusted  whether the own gateways are thought to lead to the primary
public record Topology(
        Datacenter primary,
        Domain domain,
        boolean throughGateways,
        boolean ownGatewayKnown,
        boolean primaryGatewayKnown,
        boolean ownGatewaysTrusted) {}
