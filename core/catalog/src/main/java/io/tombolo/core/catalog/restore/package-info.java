/// Replacing the whole state by a saved one, through the log, so that every server does it at the same index.
///
///     Begin · Chunk ─▶ restore-chunks: records of a snapshot, by number
///     Finish ─▶ chunks, in order ─▶ SnapshotReader ─▶ the new state
///
/// Source: RPC sheet 10; design 4.
@NullMarked
package io.tombolo.core.catalog.restore;

import org.jspecify.annotations.NullMarked;
