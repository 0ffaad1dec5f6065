/// The methods of `FederationState`: which mesh gateways each datacenter has.
///
///     secondary ── Apply ─▶ primary ── List ─▶ every secondary
///
/// Source: RPC sheet 15 and 16; WAN federation sheet 4.
@NullMarked
package io.tombolo.contract.rpc.federation;

import org.jspecify.annotations.NullMarked;
