package io.tombolo.contract.agent;

import io.tombolo.contract.rpc.connect.IssuedCert;
import java.util.concurrent.CompletableFuture;

/// Certificates with which services of this node take part in the mesh.
public interface LeafCertificates {

    /// The certificate of a service, with its key. It is issued when it is first asked for, and renewed long before
    /// it ends.
    ///
    /// Fails with [io.tombolo.contract.rpc.RpcFailedException] if nobody signs, and with
    /// [AgentUnavailableException] if the agent does not take part. Cancelling the future ends the wait.
    ///
    /// @param token     with which it is asked for; who has another one gets another certificate
    /// @param newerThan an index of a certificate that the caller has; 0 for whatever there is
    CompletableFuture<IssuedCert> leaf(String service, String token, long newerThan);
}
