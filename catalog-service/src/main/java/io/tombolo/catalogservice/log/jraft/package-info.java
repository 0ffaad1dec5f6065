/// The log, kept by SOFAJRaft.
///
///     [RaftLog] ─▶ the engine's node ─┬─▶ RocksDB: entries, synced before they count
///        ▲                            ├─▶ [VoterTransport]: the other voters
///        └── [AppliedCommands] ◀──────┘
///                  └─▶ [SnapshotFile]: state, checksum
///
/// A voter's host is the name of its node; the transport knows where that is. Nothing of the engine shows outside.
/// Source: docs/adr/0005-raft-engine.md.
@NullMarked
package io.tombolo.catalogservice.log.jraft;

import org.jspecify.annotations.NullMarked;
