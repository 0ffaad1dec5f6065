/// What the entries of `primary_gateways` stand for.
///
///     "gw.example:8443" ──▶ host names: all addresses, again when the answer expires ─┐
///     "10.0.0.1:8443" ────▶ an address: itself ───────────────────────────────────────┼─▶ [RunningDiscovery] ─▶
/// locator
///     "provider=… …" ─────▶ a [GatewayProvider] ──────────────────────────────────────┘
///
/// Source: WAN federation sheet 2.6.
@NullMarked
package io.tombolo.gatewayregistry.discovery;

import org.jspecify.annotations.NullMarked;
