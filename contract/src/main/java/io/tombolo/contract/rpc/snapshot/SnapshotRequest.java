package io.tombolo.contract.rpc.snapshot;

/// What a snapshot connection begins with. Source: RPC sheet 10.
///
/// @param allowStale whether any server may save; none may restore like that
/// @param datacenter exactly the receiver's, or another one; never empty
/// @param op         [#SAVE] or [#RESTORE]
/// @param token      a secret that may manage ACLs
public record SnapshotRequest(boolean allowStale, String datacenter, long op, String token) {

    /// The state is wanted.
    public static final long SAVE = 0;

    /// The state is given: it follows the request.
    public static final long RESTORE = 1;

    /// Without the secret.
    @Override
    public String toString() {
        return "SnapshotRequest[allowStale=%s, datacenter=%s, op=%d]".formatted(allowStale, datacenter, op);
    }
}
