package io.tombolo.testing.system.namespaces;

import io.tombolo.testing.kit.tls.TestCertificates;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// Datacenters that all have the subnet 10.0.0.0/24, and whose gateways alone have a leg on a shared link,
/// 172.30.0.0/24.
///
/// A server has no route out of its subnet. Those of secondaries have one exception, as the mission document needs it:
/// port 8443 of the primary's gateways, by way of their own gateway's host, which translates their address.
final class OverlappingNetworks implements AutoCloseable {

    private static final int GOSSIP_KEY_BYTES = 32;

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String prefix =
            "tombolo-%d-%d-".formatted(ProcessHandle.current().pid(), COUNT.incrementAndGet());

    private final Path folder;
    private final TestCertificates certificates;
    private final String gossipKey = gossipKey();
    private final List<Namespace> namespaces = new CopyOnWriteArrayList<>();
    private final List<Site> sites = new CopyOnWriteArrayList<>();
    private final Namespace link;

    /// Nothing stays behind when the tests are interrupted.
    private final Thread interrupted = Thread.ofPlatform().unstarted(this::remove);

    OverlappingNetworks(Path folder) {
        this.folder = folder;
        certificates = new TestCertificates(folder, "Test Agent CA");
        Runtime.getRuntime().addShutdownHook(interrupted);
        link = namespace("link").switching();
    }

    private static String gossipKey() {
        byte[] key = new byte[GOSSIP_KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    private Namespace namespace(String name) {
        Namespace made = Namespace.create(prefix + name);
        namespaces.add(made);
        return made;
    }

    /// Where everything passes that goes from one datacenter to another.
    Namespace link() {
        return link;
    }

    /// Lays out a datacenter; the first is the primary.
    Site site(int servers, int gateways) {
        int number = sites.size() + 1;
        String datacenter = "dc" + number;
        Namespace lan = namespace(datacenter + "-lan").switching();
        List<Site.Host> gatewayHosts = new ArrayList<>();
        for (int i = 0; i < gateways; i++) {
            var host = new Site.Host(
                    namespace(datacenter + "-gateway-" + i), "10.0.0." + (101 + i), "172.30.0." + (10 * number + i));
            host.namespace().connect("lan", host.address(), lan, "gateway-" + i);
            host.namespace().connect("wan", host.wan(), link, datacenter + "-" + i);
            gatewayHosts.add(host);
        }
        List<Site.Host> serverHosts = new ArrayList<>();
        for (int i = 0; i < servers; i++) {
            var host = new Site.Host(namespace(datacenter + "-server-" + i), "10.0.0." + (2 + i), "");
            host.namespace().connect("lan", host.address(), lan, "server-" + i);
            serverHosts.add(host);
        }
        var site = new Site(folder, datacenter, lan, serverHosts, gatewayHosts);
        for (int i = 0; i < servers; i++) {
            certificates.issue(
                    site.name(i),
                    "%s.server.%s.consul".formatted(Site.node(i), datacenter),
                    "server.%s.consul".formatted(datacenter));
        }
        if (!sites.isEmpty()) {
            openPathToPrimary(site);
        }
        sites.add(site);
        return site;
    }

    private void openPathToPrimary(Site site) {
        List<Site.Host> primaryGateways = sites.getFirst().gateways();
        Namespace door = site.gateways().getFirst().namespace();
        door.run("sysctl", "-q", "-w", "net.ipv4.ip_forward=1");
        door.filter("""
                table ip door {
                  chain forward {
                    type filter hook forward priority filter; policy drop;
                    ct state established,related accept
                    iifname "lan" ip daddr { %s } tcp dport 8443 accept
                  }
                  chain translate {
                    type nat hook postrouting priority srcnat;
                    oifname "wan" masquerade
                  }
                }
                """.formatted(primaryGateways.stream().map(Site.Host::wan).collect(Collectors.joining(", "))));
        for (Site.Host server : site.servers()) {
            for (Site.Host gateway : primaryGateways) {
                server.namespace()
                        .run(
                                "ip",
                                "route",
                                "add",
                                gateway.wan() + "/32",
                                "via",
                                site.gateways().getFirst().address());
            }
        }
    }

    /// Starts all datacenters, the primary first.
    void start() {
        List<String> primaryGateways = sites.getFirst().gateways().stream()
                .map(gateway -> gateway.wan() + ":8443")
                .toList();
        for (Site site : sites) {
            site.start(site == sites.getFirst() ? List.of() : primaryGateways, gossipKey);
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(interrupted);
        remove();
    }

    private void remove() {
        sites.forEach(Site::close);
        namespaces.forEach(Namespace::remove);
    }
}
