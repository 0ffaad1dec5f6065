package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Port;
import io.tombolo.runtime.config.bind.Setting;

/// Ports of all listeners; -1 and 0 are none. Source: configuration sheet 2.2.
public record Ports(
        @Setting(defaultsTo = "8600", flag = "dns-port", says = "port of DNS, UDP and TCP; -1 disables it")
        Port dns,

        @Setting(defaultsTo = "8500", flag = "http-port", says = "port of HTTP; -1 disables it")
        Port http,

        @Setting(
                defaultsTo = "-1",
                flag = "https-port",
                says = "port of HTTPS, which needs a certificate; -1 disables it")
        Port https,

        @Setting(defaultsTo = "-1", inDev = "8502", flag = "grpc-port", says = "port of gRPC (xDS); -1 disables it")
        Port grpc,

        @Setting(defaultsTo = "-1", flag = "grpc-tls-port", says = "port of gRPC over TLS; -1 disables it")
        Port grpcTls,

        @Setting(defaultsTo = "8301", flag = "serf-lan-port", says = "port of LAN gossip, UDP and TCP")
        Port serfLan,

        @Setting(
                defaultsTo = "8302",
                flag = "serf-wan-port",
                says = "port of WAN gossip, UDP and TCP; -1 turns the WAN pool off")
        Port serfWan,

        @Setting(defaultsTo = "8300", flag = "server-port", says = "port of server RPC")
        Port server,

        @Setting(defaultsTo = "20000", says = "first port for managed proxies")
        Port proxyMinPort,

        @Setting(defaultsTo = "20255", says = "last port for managed proxies")
        Port proxyMaxPort,

        @Setting(defaultsTo = "21000", says = "first port given to sidecars that are registered without one")
        Port sidecarMinPort,

        @Setting(defaultsTo = "21255", says = "last port given to sidecars")
        Port sidecarMaxPort,

        @Setting(defaultsTo = "21500", says = "first port for exposed check paths")
        Port exposeMinPort,

        @Setting(defaultsTo = "21755", says = "last port for exposed check paths")
        Port exposeMaxPort) {}
