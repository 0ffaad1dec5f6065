package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Addresses and ports. Source: configuration sheet 2.2.
public record Network(
        @Setting(
                defaultsTo = "0.0.0.0",
                inDev = "127.0.0.1",
                flag = "bind",
                template = true,
                says = "address that cluster traffic binds to; 0.0.0.0 and :: are all of them")
        String bindAddr,

        @Setting(
                flag = "advertise",
                template = true,
                says =
                        "address that other nodes of the datacenter are told; by default bind_addr, or the only private IPv4 address")
        Optional<String> advertiseAddr,

        @Setting(template = true, says = "the IPv4 address that is told besides")
        Optional<String> advertiseAddrIpv4,

        @Setting(template = true, says = "the IPv6 address that is told besides")
        Optional<String> advertiseAddrIpv6,

        @Setting(
                flag = "advertise-wan",
                template = true,
                says =
                        "address that the WAN pool is told; by default advertise_addr; need not be reachable under gateway federation")
        Optional<String> advertiseAddrWan,

        @Setting(template = true, says = "the IPv4 address that the WAN pool is told besides")
        Optional<String> advertiseAddrWanIpv4,

        @Setting(template = true, says = "the IPv6 address that the WAN pool is told besides")
        Optional<String> advertiseAddrWanIpv6,

        @Setting(
                defaultsTo = "127.0.0.1",
                flag = "client",
                template = true,
                says = "blank-separated addresses of HTTP, HTTPS, gRPC and DNS")
        String clientAddr,

        @Setting(says = "addresses of single listeners") Addresses addresses,

        @Setting(flag = "serf-lan-bind", template = true, says = "address of LAN gossip; by default bind_addr")
        Optional<String> serfLan,

        @Setting(flag = "serf-wan-bind", template = true, says = "address of WAN gossip; by default bind_addr")
        Optional<String> serfWan,

        @Setting(flag = "serf-lan-allowed-cidrs", says = "networks that LAN members may be in; none means all")
        List<String> serfLanAllowedCidrs,

        @Setting(flag = "serf-wan-allowed-cidrs", says = "networks that WAN members may be in; none means all")
        List<String> serfWanAllowedCidrs,

        @Setting(says = "more addresses of the node, by name")
        Map<String, String> taggedAddresses,

        @Setting(says = "ports of all listeners") Ports ports,
        @Setting(says = "owner and mode of unix sockets") UnixSockets unixSockets,

        @Setting(defaultsTo = "false", says = "answers about other datacenters give their WAN addresses")
        boolean translateWanAddrs) {}
