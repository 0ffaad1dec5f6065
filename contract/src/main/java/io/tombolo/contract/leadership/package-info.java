/// Who leads this datacenter.
///
///     catalog-service ─▶ Leadership ─▶ whoever routes calls or runs a leader's chores
///
/// Source: RPC sheet 6 and 8.
@NullMarked
package io.tombolo.contract.leadership;

import org.jspecify.annotations.NullMarked;
