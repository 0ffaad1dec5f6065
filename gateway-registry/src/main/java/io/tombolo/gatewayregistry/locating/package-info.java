/// Whom to dial, from what the catalog, `primary_gateways` and the diallers tell.
///
///     federation states ──▶ [StatesWatch] ─┐
///     primary_gateways ─────────────────────┼─▶ [RunningLocator] ─▶ GatewayDirectory
///     what dials came to ───────────────────┘        │
///                                                    └─▶ [LastGoodFile] ─▶ the next start
///
/// Source: WAN federation sheet 2.1 to 2.4.
@NullMarked
package io.tombolo.gatewayregistry.locating;

import org.jspecify.annotations.NullMarked;
