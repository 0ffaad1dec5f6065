/// Federation states: for each datacenter, the mesh gateways that lead into it.
///
///     FederationCommand ─▶ FederationStates ── federation-states: by datacenter
///
/// The primary's copy is the truth: each datacenter writes its own record there, and every secondary copies all
/// of them. Source: WAN federation sheet 4; RPC sheet 16, "FederationState".
@NullMarked
package io.tombolo.core.catalog.federation;

import org.jspecify.annotations.NullMarked;
