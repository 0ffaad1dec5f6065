/// Whom a server dials to reach another datacenter.
///
///     WAN name ─▶ Destination ─┐
///     mode, roles ─▶ Topology ─┴▶ DialPolicy ─▶ Path: direct, own gateway, primary's gateway, none
///                                                 ▼
///     federation states, primary_gateways ─▶ GatewayLocator ─▶ Choice: candidates in order, or the reason for none
///                                                 │
///                                                 └ a path opened ─▶ WanJoin ─▶ join, at once
///
/// [io.tombolo.core.federation.dial.PrimaryDiscovery] keeps the addresses of `primary_gateways` fresh.
/// Source: WAN federation sheet 1.2, 2.1 to 2.7, 2.10 and 3.1.
@NullMarked
package io.tombolo.core.federation.dial;

import org.jspecify.annotations.NullMarked;
