/// What operators and the servers themselves keep: how autopilot works, and marks of what was done once.
///
///     OperatorCommand ─▶ Operators ─┬─ autopilot-config  one record
///                                   └─ system-metadata   marks by key
///
/// Source: RPC sheet 16, "AutopilotConfig"; HTTP sheet 3.6.
@NullMarked
package io.tombolo.core.catalog.operator;

import org.jspecify.annotations.NullMarked;
