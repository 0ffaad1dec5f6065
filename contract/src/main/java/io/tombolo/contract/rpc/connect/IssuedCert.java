package io.tombolo.contract.rpc.connect;

import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;
import java.time.Instant;

/// A certificate that was made for somebody. Source: RPC sheet 16, "IssuedCert".
///
/// @param agent               node name when the certificate is for an agent
/// @param agentUri            SPIFFE URI of the agent
/// @param certPem             PEM leaf certificate, may be followed by intermediates
/// @param kind                gateway kind
/// @param kindUri             SPIFFE URI for a gateway kind
/// @param privateKeyPem       PEM private key, empty on RPC
/// @param serverUri           SPIFFE URI for servers
/// @param service             service name
/// @param serviceUri          SPIFFE URI of the service
/// @param validAfter          validity start
/// @param validBefore         validity end
/// @param workloadIdentityUri workload SPIFFE URI
public record IssuedCert(
        String agent,
        @WireField(name = "AgentURI") String agentUri,
        @WireField(name = "CertPEM") String certPem,
        String kind,
        @WireField(name = "KindURI") String kindUri,
        @WireField(name = "PrivateKeyPEM") String privateKeyPem,
        String serialNumber,
        @WireField(name = "ServerURI") String serverUri,
        String service,
        @WireField(name = "ServiceURI") String serviceUri,
        Instant validAfter,
        Instant validBefore,
        String workloadIdentity,
        @WireField(name = "WorkloadIdentityURI") String workloadIdentityUri,
        @Embedded RaftIndex raft) {

    /// The same with the key that only who asked has.
    public IssuedCert withPrivateKey(String pem) {
        return new IssuedCert(
                agent,
                agentUri,
                certPem,
                kind,
                kindUri,
                pem,
                serialNumber,
                serverUri,
                service,
                serviceUri,
                validAfter,
                validBefore,
                workloadIdentity,
                workloadIdentityUri,
                raft);
    }

    /// Without the secrets.
    @Override
    public String toString() {
        return "IssuedCert[serialNumber=%s, service=%s, agent=%s, kind=%s, validBefore=%s]"
                .formatted(serialNumber, service, agent, kind, validBefore);
    }
}
