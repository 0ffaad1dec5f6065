package io.tombolo.gossipservice;

import io.tombolo.contract.members.Pool;
import io.tombolo.core.gossip.codec.EncryptionVersion;
import io.tombolo.core.gossip.codec.GossipKey;
import io.tombolo.core.gossip.codec.Keyring;
import io.tombolo.core.gossip.codec.WireSettings;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.ProtocolVersions;
import io.tombolo.core.gossip.message.Tags;
import io.tombolo.core.gossip.serf.SerfSettings;
import io.tombolo.core.gossip.swim.Admission;
import io.tombolo.core.gossip.swim.Network;
import io.tombolo.core.gossip.swim.SwimSettings;
import io.tombolo.core.wire.Bytes;
import io.tombolo.runtime.config.Configuration;
import io.tombolo.runtime.config.GossipTiming;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How Consul runs its two pools, for a given configuration.
///
/// Source: gossip sheet 22.1 and 22.2; WAN federation sheet 8.1.
final class ConsulPools {

    /// The release of Consul whose behaviour servers of ours have: peers decide by it what they may ask.
    private static final String BUILD = "1.10.11:";

    private static final Duration SHORTEST_RECONNECT = Duration.ofHours(8);

    private final Configuration configuration;
    private final String nodeId;

    ConsulPools(Configuration configuration, String nodeId) {
        this.configuration = configuration;
        this.nodeId = nodeId;
    }

    PoolSettings lan() throws UnknownHostException {
        return pool(
                Pool.LAN,
                configuration.nodeName().name(),
                configuration.serfLanAddress(),
                configuration.network().ports().serfLan().number(),
                configuration.advertiseAddress(),
                timed(
                        SwimSettings.consulLan(),
                        configuration.gossip().gossipLan(),
                        networksOf(configuration.network().serfLanAllowedCidrs())),
                configuration.joining().reconnectTimeout(),
                new LanAdmission(configuration.datacenter(), nodeId, configuration.nodeName()),
                "local");
    }

    PoolSettings wan() throws UnknownHostException {
        return pool(
                Pool.WAN,
                configuration.wanName().toString(),
                configuration.serfWanAddress(),
                configuration.network().ports().serfWan().number(),
                configuration.advertiseWanAddress(),
                named(timed(
                        SwimSettings.consulWan(),
                        configuration.gossip().gossipWan(),
                        networksOf(configuration.network().serfWanAllowedCidrs()))),
                configuration.joining().reconnectTimeoutWan(),
                new WanAdmission(),
                "remote");
    }

    private PoolSettings pool(
            Pool pool,
            String name,
            String bind,
            int port,
            String advertise,
            SwimSettings swim,
            Optional<Duration> reconnectTimeout,
            Admission admission,
            String fileName)
            throws UnknownHostException {
        Optional<Path> serf = folder().map(folder -> folder.resolve("serf"));
        return new PoolSettings(
                pool,
                new MemberName(name),
                new InetSocketAddress(InetAddress.getByName(bind), port),
                InetAddress.getByName(advertise),
                swim,
                serf(reconnectTimeout),
                wire(),
                Tags.of(tags(pool)),
                ProtocolVersions.CONSUL,
                admission,
                new AdvertisedReapTimeouts(),
                keyring(),
                serf.map(folder -> folder.resolve(fileName + ".snapshot")),
                configuration.storage().disableKeyringFile()
                        ? Optional.empty()
                        : serf.map(folder -> folder.resolve(fileName + ".keyring")));
    }

    /// The data folder; none in development mode, where nothing is kept.
    private Optional<Path> folder() {
        return configuration.mode().dev()
                ? Optional.empty()
                : configuration.storage().dataDir().map(Path::of);
    }

    private SwimSettings timed(SwimSettings profile, GossipTiming timing, List<Network> allowed) {
        return profile.change()
                .gossipNodes(timing.gossipNodes())
                .gossipInterval(timing.gossipInterval())
                .probeInterval(timing.probeInterval())
                .probeTimeout(timing.probeTimeout())
                .suspicionMultiplier(timing.suspicionMult())
                .retransmitMultiplier(timing.retransmitMult())
                .wrapperOverhead(keyring().isEmpty() ? 0 : SwimSettings.ENCRYPTION_OVERHEAD)
                .allowedNetworks(allowed)
                .settings();
    }

    /// Through gateways only names lead, and a stream proves nothing that packets over TCP have not proved.
    private SwimSettings named(SwimSettings profile) {
        if (!configuration.gatewayFederation()) {
            return profile;
        }
        String own = "." + configuration.datacenter();
        return profile.change()
                .requireNodeNames(true)
                .streamPings(member -> member.name().endsWith(own))
                .settings();
    }

    private SerfSettings serf(Optional<Duration> reconnectTimeout) {
        var settings = configuration.isServer() ? SerfSettings.consulServer() : SerfSettings.consulClient();
        var change = settings.change().rejoinAfterLeave(configuration.mode().rejoinAfterLeave());
        reconnectTimeout
                .filter(Duration::isPositive)
                .ifPresent(timeout -> change.reconnectTimeout(
                        timeout.compareTo(SHORTEST_RECONNECT) < 0 ? SHORTEST_RECONNECT : timeout));
        return change.settings();
    }

    private WireSettings wire() {
        return new WireSettings(
                Bytes.EMPTY,
                true,
                EncryptionVersion.UNPADDED,
                configuration.gossip().encryptVerifyIncoming(),
                configuration.gossip().encryptVerifyOutgoing(),
                WireSettings.PACKET_BUDGET);
    }

    private Keyring keyring() {
        return configuration
                .gossip()
                .encrypt()
                .flatMap(GossipKey::ofBase64)
                .map(Keyring::of)
                .orElse(Keyring.EMPTY);
    }

    private static List<Network> networksOf(List<String> cidrs) {
        return cidrs.stream().map(Network::parse).toList();
    }

    private Map<String, String> tags(Pool pool) {
        var tags = new TreeMap<String, String>();
        tags.put("role", configuration.isServer() ? "consul" : "node");
        tags.put("dc", configuration.datacenter().name());
        tags.put("segment", "");
        tags.put("id", nodeId);
        tags.put("vsn", "2");
        tags.put("vsn_min", "2");
        tags.put("vsn_max", "3");
        tags.put("build", BUILD);
        if (configuration.isServer()) {
            serverTags(pool, tags);
        } else {
            configuration
                    .joining()
                    .advertiseReconnectTimeout()
                    .ifPresent(timeout -> tags.put("rc_tm", GoText.duration(timeout)));
        }
        return tags;
    }

    private void serverTags(Pool pool, Map<String, String> tags) {
        var ports = configuration.network().ports();
        tags.put("raft_vsn", "3");
        tags.put("port", Integer.toString(ports.server().number()));
        tags.put("acls", configuration.acl().enabled() ? "1" : "0");
        tags.put("ft_fs", "1");
        tags.put("ft_si", "1");
        if (configuration.expectedServers() == 1) {
            tags.put("bootstrap", "1");
        } else if (configuration.expectedServers() > 1) {
            tags.put("expect", Integer.toString(configuration.expectedServers()));
        }
        var tls = configuration.internalRpcTls();
        if (tls.caFile().isPresent() || tls.caPath().isPresent()) {
            tags.put("use_tls", "1");
        }
        if (pool == Pool.LAN && configuration.wanPool()) {
            tags.put("wan_join_port", Integer.toString(ports.serfWan().number()));
        }
    }
}
