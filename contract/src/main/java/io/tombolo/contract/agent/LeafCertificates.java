package io.tombolo.contract.agent;

import io.tombolo.contract.rpc.connect.IssuedCert;
import java.util.concurrent.CompletableFuture;

/// Certificates with which services of this node take part in the mesh.
public interface LeafCertificates {

    /// The certificate of a service, with its key; issued when it is first asked for, and renewed long before it ends.
    ///
    /// Fails with [io.tombolo.contract.rpc.RpcFailedException] if nobody signs, or with [AgentUnavailableException].
    /// Cancelling the future ends the wait.
    ///
    /// @param token     with which it is asked for; who has another one gets another certificate
    /// @param newerThan an index of a certificate that the caller has; 0 for whatever there is
    CompletableFuture<IssuedCert> leaf(String service, String token, long newerThan);
}
