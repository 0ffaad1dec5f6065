/// What is registered on a node, how its checks are done, and how the catalog is kept true to it.
///
///     AgentInput ─▶ AgentMachine ─▶ [AgentOutput…] ─▶ driver probes, keeps, asks the catalog, shows, replies
///                       │
///        Registrations, CheckWork, Aliases ─▶ LocalState ◀─ AntiEntropy
///
/// Source: HTTP sheet 2.3 and 3.3; configuration sheet 2.7.
@NullMarked
package io.tombolo.core.registration;

import org.jspecify.annotations.NullMarked;
