/// Who leads where: which gateways a server may dial to reach another datacenter, and how federation states
/// spread.
///
///     own catalog ─▶ spread: StatePublisher ─▶ primary ─▶ spread: StateReplicator (in each secondary)
///                                                  └────────┬────────┘
///                                               state: FederationState of every datacenter
///                                                           ▼
///     primary_gateways, replication's luck ─▶ dial: GatewayLocator ─▶ whom to dial, in order
///
/// Pure machines; the gateway-registry service drives them. Source: WAN federation sheet 2 and 4.
@NullMarked
package io.tombolo.core.federation;

import org.jspecify.annotations.NullMarked;
