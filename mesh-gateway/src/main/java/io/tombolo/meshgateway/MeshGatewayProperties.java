package io.tombolo.meshgateway;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What an operator says to a gateway, by flags of `tombolo gateway`, by `tombolo.gateway.*` properties, or by
/// environment variables. Addresses may have go-sockaddr templates. Source: CLI sheet 1.1 and 5; WAN federation
/// sheet
/// 5.1.
///
/// @param service                 name under which the gateway is registered; the same in all datacenters
/// @param proxyId                 id of the instance; empty: the name
/// @param address                 where servers of the own datacenter dial it, `host[:port]`; empty: port 8443 of
///                                the
///                                node
/// @param wanAddress              where other datacenters dial it, `host[:port]`; empty: as `address`
/// @param bindAddress             where it listens instead, `name=host:port` each
/// @param exposeServers           whether it leads to servers: what WAN federation needs
/// @param register                whether it registers itself
/// @param deregisterAfterCritical after so long without an answer the agent forgets it; a Go duration
/// @param httpAddr                servers or agents of the own datacenter; the first is asked first
/// @param token                   for the API; needs `service:write` on the own name, and `service:read` and
///                                `node:read` on all
/// @param tokenFile               that holds the token
/// @param caFile                  what to trust of `https` addresses; empty: what the system trusts
/// @param clientCert              what to show to them; empty: nothing
/// @param clientKey               of that certificate
/// @param domain                  of the federation: the `domain` of its servers
/// @param threads                 that move bytes; 0: one for each processor
/// @param drain                   how long stopping may take for the sake of open connections
/// @param limits                  of the relay
@ConfigurationProperties(prefix = "tombolo.gateway", ignoreUnknownFields = false)
record MeshGatewayProperties(
        @DefaultValue("mesh-gateway") String service,
        @DefaultValue("") String proxyId,
        @DefaultValue("") String address,
        @DefaultValue("") String wanAddress,
        @DefaultValue List<String> bindAddress,
        @DefaultValue("false") boolean exposeServers,
        @DefaultValue("false") boolean register,
        @DefaultValue("6h") String deregisterAfterCritical,
        @DefaultValue("http://127.0.0.1:8500") List<String> httpAddr,
        @DefaultValue("") String token,
        @DefaultValue("") String tokenFile,
        @DefaultValue("") String caFile,
        @DefaultValue("") String clientCert,
        @DefaultValue("") String clientKey,
        @DefaultValue("consul") String domain,
        @DefaultValue("0") int threads,
        @DefaultValue("5s") Duration drain,
        @DefaultValue LimitProperties limits) {

    /// Limits and times of the relay, as [io.tombolo.meshgateway.relay.RelaySettings] explains them.
    record LimitProperties(
            @DefaultValue("8192") int connections,
            @DefaultValue("4096") int perSource,
            @DefaultValue("5s") Duration helloTimeout,
            @DefaultValue("5s") Duration connectTimeout,
            @DefaultValue("3s") Duration answerTimeout,
            @DefaultValue("30s") Duration approachTimeout,
            @DefaultValue("1h") Duration idleTimeout,
            @DefaultValue("1m") Duration halfClosedTimeout,
            @DefaultValue("false") boolean proxyProtocol) {}

    /// Without the token.
    @Override
    public String toString() {
        return "MeshGatewayProperties[%s at %s, servers at %s]".formatted(service, address, httpAddr);
    }
}
