/// Knows which gateways lead to which datacenter, keeps that knowledge replicated, and finds the primary's gateways.
///
///     gateways of the catalog ─▶ federation state ─▶ primary ─▶ every secondary ─▶ whom to dial
@NullMarked
package io.tombolo.gatewayregistry;

import org.jspecify.annotations.NullMarked;
