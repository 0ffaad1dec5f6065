/// Who leads where: which gateways a server may dial to reach another datacenter, and how federation states spread.
///
///     gateways seen + federation states + mode ─▶ locator ─▶ whom to dial
///
/// Pure machines; the gateway-registry service drives them.
@NullMarked
package io.tombolo.core.federation;

import org.jspecify.annotations.NullMarked;
