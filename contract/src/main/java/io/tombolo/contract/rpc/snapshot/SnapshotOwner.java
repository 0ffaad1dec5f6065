package io.tombolo.contract.rpc.snapshot;

import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.contract.rpc.query.QueryMeta;
import java.io.IOException;
import java.io.InputStream;

/// The part of a server that has the state of this datacenter. Called on a thread that may wait.
public interface SnapshotOwner {

    /// A state that was saved.
    ///
    /// @param archive closed by whoever reads it
    record Saved(QueryMeta meta, InputStream archive) {}

    /// Saves.
    ///
    /// @throws RpcFailedException if the caller may not, or this server cannot
    Saved save(SnapshotRequest request);

    /// Restores, once the archive has come whole and is what it says it is.
    ///
    /// @throws RpcFailedException if the caller may not, or the archive is wrong
    /// @throws IOException        if the archive ended too early
    QueryMeta restore(SnapshotRequest request, InputStream archive) throws IOException;
}
