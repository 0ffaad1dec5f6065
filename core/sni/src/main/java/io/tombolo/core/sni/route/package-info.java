/// What a gateway knows of its surroundings, as a table from server names to whom to dial.
///
///     own servers ──────────┐                    exact      s1.server.dc1.consul, server.dc1.consul, web.default.dc1…
///     gateways elsewhere ───┼─▶ RouteTable.of ─▶ wildcard   *.server.dc2.consul, *.dc2.internal.<trust domain>
///     mesh instances ───────┘                    else       Unrouted, with the reason
///
/// A table is immutable; a change of the surroundings makes a new one. A name of the own datacenter leads to
/// servers and instances only, a name of another one to its gateways only: so nothing goes in circles.
/// Source: WAN federation sheet 5.3 to 5.6.
@NullMarked
package io.tombolo.core.sni.route;

import org.jspecify.annotations.NullMarked;
