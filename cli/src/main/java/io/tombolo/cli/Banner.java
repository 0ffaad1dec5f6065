package io.tombolo.cli;

import io.tombolo.runtime.Product;
import io.tombolo.runtime.config.Configuration;
import java.io.PrintWriter;

/// What an agent says of itself before its log begins. Source: CLI sheet 9.
final class Banner {

    private Banner() {}

    static void print(PrintWriter out, Configuration configuration) {
        var ports = configuration.network().ports();
        var tls = configuration.internalRpcTls();
        out.printf(
                """
                ==> Starting Tombolo agent...
                           Version: '%s'
                         Node name: '%s'
                        Datacenter: '%s' (Segment: '<all>')
                            Server: %b (Bootstrap: %b)
                       Client Addr: [%s] (HTTP: %s, HTTPS: %s, gRPC: %s, DNS: %s)
                      Cluster Addr: %s (LAN: %s, WAN: %s)
                           Encrypt: Gossip: %b, TLS-Outgoing: %b, TLS-Incoming: %b, Auto-Encrypt-TLS: %b

                ==> Log data will now stream in as it occurs:

                """,
                Product.current().display(),
                configuration.nodeName(),
                configuration.datacenter(),
                configuration.isServer(),
                configuration.expectedServers() == 1,
                configuration.network().clientAddr(),
                ports.http(),
                ports.https(),
                ports.grpc(),
                ports.dns(),
                configuration.advertiseAddress(),
                ports.serfLan(),
                ports.serfWan(),
                configuration.gossip().encrypt().isPresent(),
                tls.verifyOutgoing(),
                tls.verifyIncoming(),
                configuration.tlsKeys().autoEncrypt().tls());
        out.flush();
    }
}
