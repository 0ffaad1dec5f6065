/// Owns what a datacenter knows, and never loses it: the replicated log, its snapshots, and the chores of the leader.
///
///     request ─▶ endpoint ─▶ log ─▶ apply ─▶ state ─▶ answer
///
/// The only durable part of a server.
@NullMarked
package io.tombolo.catalogservice;

import org.jspecify.annotations.NullMarked;
