package io.tombolo.meshgateway;

import io.tombolo.core.terms.Domain;
import io.tombolo.meshgateway.api.ApiTls;
import io.tombolo.meshgateway.registration.GatewayRegistration;
import io.tombolo.meshgateway.relay.RelaySettings;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// All that a gateway is told, checked.
///
/// @param listenOn      where clients connect
/// @param registration  what to register
/// @param register      whether to register it, or leave that to somebody else
/// @param domain        of the federation
/// @param httpAddresses of servers or agents of the own datacenter
/// @param token         for the API, if it is given itself
/// @param tokenFile     that holds the token, if it is given so; read anew for each question
/// @param tls           for `https` addresses, if it is not the system's
/// @param relay         limits and times
/// @param threads       that move bytes
/// @param drain         how long stopping may take for the sake of open connections
public record GatewaySettings(
        List<InetSocketAddress> listenOn,
        GatewayRegistration registration,
        boolean register,
        Domain domain,
        List<URI> httpAddresses,
        Optional<String> token,
        Optional<Path> tokenFile,
        Optional<ApiTls.TlsFiles> tls,
        RelaySettings relay,
        int threads,
        Duration drain) {

    public GatewaySettings {
        listenOn = List.copyOf(listenOn);
        httpAddresses = List.copyOf(httpAddresses);
    }

    /// Without the token.
    @Override
    public String toString() {
        return "GatewaySettings[%s on %s, servers at %s]".formatted(registration, listenOn, httpAddresses);
    }
}
