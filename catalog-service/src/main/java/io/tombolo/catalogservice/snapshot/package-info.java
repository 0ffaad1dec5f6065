/// A state as one file, to be kept elsewhere and put back.
///
///     save:     CatalogState ─▶ [SnapshotArchive] ─▶ gzip(tar(meta.json, state.bin, SHA256SUMS))
///     restore:  archive ─▶ a file beside the data, its checksums, its records ─▶ chunks ─▶ the log
///
/// Nothing is proposed of an archive before all of it has come and is what its checksums say.
/// Source: HTTP sheet 3.2, `snapshot`; RPC sheet 10.
@NullMarked
package io.tombolo.catalogservice.snapshot;

import org.jspecify.annotations.NullMarked;
