/// Snapshot connections: one request each, to whoever has the state.
///
///     connection ─▶ [SnapshotAcceptor] ─▶ [SnapshotConnection]: the request, and whose it is
///                                            ├▶ [LocalSnapshot] ─▶ SnapshotOwner       this server
///                                            └▶ [SnapshotRelay] ─▶ another connection   the leader, another datacenter
///
/// Nobody holds more of an archive than a few pieces: a side that does not read stops the one that sends.
/// Source: RPC sheet 10.
@NullMarked
package io.tombolo.rpcforwarder.snapshot;

import org.jspecify.annotations.NullMarked;
