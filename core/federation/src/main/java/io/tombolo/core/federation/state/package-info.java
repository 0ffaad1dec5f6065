/// The record that a datacenter publishes of its gateways, and how others read it.
///
///     FederationState ─▶ MeshGateway ─▶ node, service, checks ─▶ usable? at which address, seen from where?
///
/// The publisher puts its catalog's entries in unchanged; each reader picks and chooses. What no reader needs
/// is carried along as [io.tombolo.core.federation.state.UnreadDetails]. Source: WAN federation sheet 4.1 to
/// 4.3, 4.9 and 5.3.
@NullMarked
package io.tombolo.core.federation.state;

import org.jspecify.annotations.NullMarked;
