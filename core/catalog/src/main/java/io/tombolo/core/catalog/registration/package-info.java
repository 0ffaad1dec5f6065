/// Registering and deregistering: one command that touches nodes, services, checks and what depends on them.
///
///     Register   ─▶ node (rename, steal a name) ─▶ service ─▶ checks ─▶ sessions that a critical check ends
///     Deregister ─▶ checks, services, coordinates, the node ─▶ sessions that end with them
///
/// All or nothing. Nothing that says what is stored already is written, so an agent that repeats itself wakes
/// nobody. Source: HTTP sheet 3.1 and 5; RPC sheet 15 and 16, "RegisterRequest".
@NullMarked
package io.tombolo.core.catalog.registration;

import org.jspecify.annotations.NullMarked;
