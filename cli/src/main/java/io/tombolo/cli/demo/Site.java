package io.tombolo.cli.demo;

import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.NodeName;
import java.net.URI;

/// One datacenter of the demo: a server and a gateway, each on a loopback address of its own.
///
/// @param service what is registered in it
record Site(Datacenter datacenter, NodeName server, String serverAddress, String gatewayAddress, String service) {

    /// Where the server answers HTTP.
    URI http() {
        return URI.create("http://%s:8500".formatted(serverAddress));
    }

    /// Where the gateway takes connections from everywhere.
    String gatewayEndpoint() {
        return gatewayAddress + ":8443";
    }

    String serverProcess() {
        return "server-" + datacenter;
    }

    String gatewayProcess() {
        return "gateway-" + datacenter;
    }
}
