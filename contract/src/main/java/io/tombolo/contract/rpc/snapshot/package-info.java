/// Saving and restoring the state of a datacenter over a connection of its own.
///
///     SnapshotRequest ─▶ SnapshotOwner ─▶ SnapshotResponse, archive
///
/// Source: RPC sheet 10.
@NullMarked
package io.tombolo.contract.rpc.snapshot;

import org.jspecify.annotations.NullMarked;
