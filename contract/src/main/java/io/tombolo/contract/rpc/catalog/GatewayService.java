package io.tombolo.contract.rpc.catalog;

import io.tombolo.contract.rpc.query.ServiceName;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;
import java.util.List;

/// A service that is reached through a gateway. Source: RPC sheet 16, "GatewayService".
///
/// @param autoHostRewrite terminating gateway host rewrite
/// @param caFile          CA path for a terminating gateway
/// @param certFile        certificate path for a terminating gateway
/// @param fromWildcard    entry derived from a wildcard
/// @param gateway         gateway service
/// @param gatewayKind     kind of gateway
/// @param keyFile         key path for a terminating gateway
/// @param sni             TLS server name
/// @param service         service exposed by the gateway
/// @param hosts           ingress host names
public record GatewayService(
        boolean autoHostRewrite,
        @WireField(name = "CAFile") String caFile,
        String certFile,
        boolean fromWildcard,
        ServiceName gateway,
        String gatewayKind,
        String keyFile,
        long port,
        String protocol,
        @WireField(name = "SNI") String sni,
        ServiceName service,
        String serviceKind,
        List<String> hosts,
        @Embedded RaftIndex raft) {

    /// Takes copies of the collections.
    public GatewayService {
        hosts = List.copyOf(hosts);
    }
}
