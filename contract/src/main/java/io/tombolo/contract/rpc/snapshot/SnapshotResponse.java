package io.tombolo.contract.rpc.snapshot;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.wire.binding.Embedded;
import java.time.Duration;

/// What is answered; after a save the archive follows. Source: RPC sheet 10.
///
/// @param error what went wrong; empty if nothing did
/// @param meta  its index is that of the snapshot
public record SnapshotResponse(String error, @Embedded QueryMeta meta) {

    /// It went well.
    public static SnapshotResponse success(QueryMeta meta) {
        return new SnapshotResponse("", meta);
    }

    /// It did not.
    public static SnapshotResponse failure(String error) {
        return new SnapshotResponse(error, new QueryMeta(0, Duration.ZERO, false, "", false, 0, false));
    }
}
