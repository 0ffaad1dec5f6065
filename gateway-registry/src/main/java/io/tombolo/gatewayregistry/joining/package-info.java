/// How servers of a secondary get into the WAN pool through gateways, and back into it after an outage.
///
///     locator: a way to the primary ─▶ [RunningWanJoin] ─▶ Members.join("*.<primary>")
///     locator: a gateway serves again ─▶ [Rejoin] ──────▶ Members.join(a failed server of each datacenter)
///
/// Source: WAN federation sheet 2.10.
@NullMarked
package io.tombolo.gatewayregistry.joining;

import org.jspecify.annotations.NullMarked;
