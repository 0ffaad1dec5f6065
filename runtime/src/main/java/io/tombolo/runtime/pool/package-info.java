/// The calling side: one session to each server of another datacenter, shared by all callers.
///
///     call(WanName, method, body, within) ─▶ SessionPool ─▶ Entry: one session, or one dial that all wait for
///                                                             │            └▶ Dialer ─▶ Connector ─▶ TCP, TLS
///                                                             ▼
///          future ◀── ClientLane (a stream, one call) ◀── PooledSession ◀─▶ SessionDriver ◀─▶ connection
///          future ◀── CallFailed(CallFailure): dial, session, stream, deadline, remote text, …
///
/// Keyed by (datacenter, node) and never by address, for two datacenters may use the same ones. A future is
/// completed on the event loop of its session: who wants to wait there goes on elsewhere (`thenApplyAsync`, or
/// `join` on a virtual thread); who only passes bytes on stays, and no thread is switched.
/// Source: RPC sheet 1.3, 3 and 9; WAN federation sheet 2.5 and 2.8.
@NullMarked
package io.tombolo.runtime.pool;

import org.jspecify.annotations.NullMarked;
