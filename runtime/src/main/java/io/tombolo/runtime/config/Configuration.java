package io.tombolo.runtime.config;

import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Domain;
import io.tombolo.core.terms.NodeName;
import io.tombolo.core.terms.ServerName;
import io.tombolo.core.terms.WanName;
import io.tombolo.runtime.config.bind.Section;
import io.tombolo.runtime.config.bind.Setting;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/// Everything that an agent is told before it starts.
///
/// The records hold what was set, or the default. The methods below say what follows from it; whoever needs a
/// rule of configuration finds it here and nowhere else. Loaded ones keep all rules of the configuration sheet
/// 1.1 and of the WAN federation sheet 6.
public record Configuration(
        @Section("Identity") Identity identity,
        @Section("Mode") Mode mode,
        @Section("Storage") Storage storage,
        @Section("Addresses and ports") Network network,
        @Section("Joining and federation") Joining joining,
        @Section("Mesh and CA") Mesh mesh,
        @Section("TLS") TlsKeys tlsKeys,
        @Section("Gossip") Gossip gossip,
        @Section("Raft and leader") Raft raft,
        @Setting(says = "access control") Acl acl,
        @Section("HTTP and console") Http http,
        @Section("Limits") LimitKeys limitKeys,
        @Section("Services and checks") Checks checks,
        @Section("DNS") Dns dns,
        @Section("Logging") Logging logging,
        @Setting(says = "metrics") Telemetry telemetry,
        @Section("Accepted without effect") Accepted accepted) {

    /// Base of the election timeout at `raft_multiplier = 1`. Source: configuration sheet 2.5.
    private static final Duration ELECTION_BASE = Duration.ofSeconds(1);

    /// Base of the leader lease at `raft_multiplier = 1`. Source: configuration sheet 2.5.
    private static final Duration LEASE_BASE = Duration.ofMillis(500);

    /// Election timeout in development mode, where the only server has nobody to wait for.
    private static final Duration DEV_ELECTION = Duration.ofMillis(52);

    /// Leader lease in development mode; has to be below the election timeout.
    private static final Duration DEV_LEASE = Duration.ofMillis(20);

    /// The datacenter of this agent.
    public Datacenter datacenter() {
        return identity.datacenter();
    }

    /// The datacenter that is the authority; the own one if none is named.
    public Datacenter primaryDatacenter() {
        return identity.primaryDatacenter().orElse(identity.datacenter());
    }

    /// Whether this datacenter is the authority.
    public boolean isPrimary() {
        return primaryDatacenter().equals(datacenter());
    }

    /// The name of this node.
    public NodeName nodeName() {
        return identity.nodeName();
    }

    /// The domain of the federation.
    public Domain domain() {
        return identity.domain();
    }

    /// Who this server is in the WAN pool.
    public WanName wanName() {
        return new WanName(nodeName(), datacenter());
    }

    /// The TLS name of all servers of this datacenter.
    public ServerName.AnyServer anyServerName() {
        return new ServerName.AnyServer(datacenter(), domain());
    }

    /// Whether this is a server.
    public boolean isServer() {
        return mode.server();
    }

    /// Whether the mesh and its CA are on: switched on also by handing out client certificates.
    public boolean connectEnabled() {
        return mesh.connect().enabled()
                || tlsKeys.autoEncrypt().allowTls()
                || Boolean.TRUE.equals(tlsKeys.autoConfig().plain().getOrDefault("enabled", false));
    }

    /// Whether the servers are federated through mesh gateways only.
    public boolean gatewayFederation() {
        return mesh.connect().enableMeshGatewayWanFederation();
    }

    /// Whether there is a WAN pool.
    public boolean wanPool() {
        return isServer() && network.ports().serfWan().enabled();
    }

    /// Whether SIGTERM leaves the cluster.
    public boolean leaveOnTerminate() {
        return mode.leaveOnTerminate().orElse(!isServer());
    }

    /// Whether SIGINT exits without leaving.
    public boolean skipLeaveOnInterrupt() {
        return mode.skipLeaveOnInterrupt().orElse(isServer());
    }

    /// The number of servers that the first election waits for: 1 if this one may elect itself, 0 if it has to
    /// join.
    public int expectedServers() {
        return mode.bootstrap() || mode.dev() ? 1 : mode.bootstrapExpect();
    }

    /// The address that nodes of the datacenter are told.
    public String advertiseAddress() {
        return network.advertiseAddr().orElse(network.bindAddr());
    }

    /// The address that the WAN pool is told.
    public String advertiseWanAddress() {
        return network.advertiseAddrWan().orElseGet(this::advertiseAddress);
    }

    /// The address that LAN gossip binds to.
    public String serfLanAddress() {
        return network.serfLan().orElse(network.bindAddr());
    }

    /// The address that WAN gossip binds to.
    public String serfWanAddress() {
        return network.serfWan().orElse(network.bindAddr());
    }

    /// Where HTTP is served, host names and addresses as they were given; at least one.
    public List<String> httpAddresses() {
        return List.of(
                network.addresses().http().orElse(network.clientAddr()).trim().split("\\s+"));
    }

    /// Where HTTPS is served, host names and addresses as they were given; at least one.
    public List<String> httpsAddresses() {
        return List.of(
                network.addresses().https().orElse(network.clientAddr()).trim().split("\\s+"));
    }

    /// How long a follower waits for its leader before it stands for election.
    public Duration electionTimeout() {
        return mode.dev()
                ? DEV_ELECTION
                : ELECTION_BASE.multipliedBy(raft.performance().raftMultiplier());
    }

    /// How long a leader goes on without hearing from a majority.
    public Duration leaderLease() {
        return mode.dev()
                ? DEV_LEASE
                : LEASE_BASE.multipliedBy(raft.performance().raftMultiplier());
    }

    /// TLS of the server port and of connections to server ports.
    public EffectiveTls internalRpcTls() {
        EffectiveTls tls = effective(Tls::internalRpc);
        boolean hostname = tlsKeys.tls()
                .internalRpc()
                .verifyServerHostname()
                .or(() -> tlsKeys.tls().defaults().verifyServerHostname())
                .orElse(false);
        // verify_server_hostname makes no sense without TLS, and switches it on: WAN federation sheet 3.3.
        return tls.checkingHostname(hostname, tls.verifyOutgoing() || hostname);
    }

    /// TLS of HTTPS.
    public EffectiveTls httpsTls() {
        return effective(Tls::https);
    }

    /// TLS of gRPC.
    public EffectiveTls grpcTls() {
        return effective(Tls::grpc);
    }

    private EffectiveTls effective(Function<Tls, TlsSection> kind) {
        return EffectiveTls.of(kind.apply(tlsKeys.tls()), tlsKeys.tls().defaults());
    }
}
