/// Who this agent is, and whom it trusts.
///
///     cert-authority ─▶ Certificates ─▶ whoever opens or accepts TLS connections
///
/// Source: WAN federation sheet 3.
@NullMarked
package io.tombolo.contract.certificates;

import org.jspecify.annotations.NullMarked;
