/// Which gateways lead where, for whoever dials other datacenters.
///
///     catalog, primary_gateways ─▶ gateway-registry ─▶ [GatewayDirectory] ─▶ diallers of calls and of gossip
///                                        ▲                                        │
///                                        └──────────── what came of it ───────────┘
///
/// Source: WAN federation sheet 2.
@NullMarked
package io.tombolo.contract.gateways;

import org.jspecify.annotations.NullMarked;
