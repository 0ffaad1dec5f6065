package io.tombolo.core.gossip.swim;

import io.tombolo.core.gossip.message.Address;
import java.time.Duration;
import java.util.List;

/// The timing and the sizes of one pool.
///
/// All members of a pool should share them: who suspects by other clocks buries the living or keeps the dead.
/// Source: gossip sheet 8; the overrides of Consul 22.1.
///
/// @param streamTimeout           for a whole exchange over a stream
/// @param indirectChecks          helpers that are asked when a direct ping goes unanswered
/// @param retransmitMultiplier    how often each broadcast is sent, times log10 of the pool
/// @param suspicionMultiplier     shortest time to bury, in probe intervals, times log10 of the pool
/// @param suspicionMaxMultiplier  longest time to bury, as a multiple of the shortest
/// @param pushPullInterval        between exchanges of whole states, for up to 32 members
/// @param probeInterval           between probes of different members
/// @param probeTimeout            wait for an ack before asking helpers; set near the p99 round trip
/// @param streamPings             whether a stream is tried when packets fail
/// @param awarenessMaxMultiplier  how many times longer a node waits at most that doubts itself
/// @param gossipNodes             members that rumours are sent to in each round
/// @param gossipInterval          between rounds
/// @param gossipToTheDead         how long a dead member still gets gossip, and how long the gone are remembered
/// @param packetBudget            bytes of a packet before compression, everything but the checksum included
/// @param wrapperOverhead         bytes of it that label (2 + length) and encryption (29) take
/// @param deadNodeReclaim         after which a dead member's name may come back at another address; zero for never
/// @param requireNodeNames        whether nothing is sent to a bare address: across gateways only names lead
/// anywhere
/// @param allowedNetworks         where members may be; none for anywhere
public record SwimSettings(
        Duration streamTimeout,
        int indirectChecks,
        int retransmitMultiplier,
        int suspicionMultiplier,
        int suspicionMaxMultiplier,
        Duration pushPullInterval,
        Duration probeInterval,
        Duration probeTimeout,
        StreamPings streamPings,
        int awarenessMaxMultiplier,
        int gossipNodes,
        Duration gossipInterval,
        Duration gossipToTheDead,
        int packetBudget,
        int wrapperOverhead,
        Duration deadNodeReclaim,
        boolean requireNodeNames,
        List<Network> allowedNetworks) {

    /// Bytes of a packet that fits an Ethernet frame through one tunnel.
    public static final int DEFAULT_PACKET_BUDGET = 1400;

    /// Bytes that encryption costs: version 1, nonce 12, tag 16.
    public static final int ENCRYPTION_OVERHEAD = 29;

    /// @throws IllegalArgumentException if a value is negative, or nothing would ever be sent
    public SwimSettings {
        allowedNetworks = List.copyOf(allowedNetworks);
        requirePositive("streamTimeout", streamTimeout);
        requirePositive("pushPullInterval", pushPullInterval);
        requirePositive("probeInterval", probeInterval);
        requirePositive("probeTimeout", probeTimeout);
        requirePositive("gossipInterval", gossipInterval);
        requireAtLeast("indirectChecks", indirectChecks, 0);
        requireAtLeast("retransmitMultiplier", retransmitMultiplier, 1);
        requireAtLeast("suspicionMultiplier", suspicionMultiplier, 1);
        requireAtLeast("suspicionMaxMultiplier", suspicionMaxMultiplier, 1);
        requireAtLeast("awarenessMaxMultiplier", awarenessMaxMultiplier, 1);
        requireAtLeast("gossipNodes", gossipNodes, 0);
        requireAtLeast("wrapperOverhead", wrapperOverhead, 0);
        requireAtLeast("packetBudget less wrapperOverhead", packetBudget - wrapperOverhead, 576);
        if (probeTimeout.compareTo(probeInterval) > 0) {
            throw new IllegalArgumentException(
                    "probeTimeout (%s) must not exceed probeInterval (%s)".formatted(probeTimeout, probeInterval));
        }
    }

    /// Within one network; also for Consul's LAN pool but for the reclaim time.
    public static SwimSettings lan() {
        return new SwimSettings(
                Duration.ofSeconds(10),
                3,
                4,
                4,
                6,
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                Duration.ofMillis(500),
                StreamPings.always(),
                8,
                3,
                Duration.ofMillis(200),
                Duration.ofSeconds(30),
                DEFAULT_PACKET_BUDGET,
                0,
                Duration.ZERO,
                false,
                List.of());
    }

    /// Between networks.
    public static SwimSettings wan() {
        return new SwimSettings(
                Duration.ofSeconds(30),
                3,
                4,
                6,
                6,
                Duration.ofSeconds(60),
                Duration.ofSeconds(5),
                Duration.ofSeconds(3),
                StreamPings.always(),
                8,
                4,
                Duration.ofMillis(500),
                Duration.ofSeconds(60),
                DEFAULT_PACKET_BUDGET,
                0,
                Duration.ZERO,
                false,
                List.of());
    }

    /// On one machine.
    public static SwimSettings local() {
        return new SwimSettings(
                Duration.ofSeconds(1),
                1,
                2,
                3,
                6,
                Duration.ofSeconds(15),
                Duration.ofSeconds(1),
                Duration.ofMillis(200),
                StreamPings.always(),
                8,
                3,
                Duration.ofMillis(100),
                Duration.ofSeconds(15),
                DEFAULT_PACKET_BUDGET,
                0,
                Duration.ZERO,
                false,
                List.of());
    }

    /// Consul's LAN pool.
    public static SwimSettings consulLan() {
        return lan().change().deadNodeReclaim(Duration.ofSeconds(30)).settings();
    }

    /// Consul's WAN pool: three gossip nodes, as the agent copies that number from the LAN.
    public static SwimSettings consulWan() {
        return wan().change()
                .gossipNodes(3)
                .deadNodeReclaim(Duration.ofSeconds(30))
                .settings();
    }

    /// Whether a member may be at this address.
    boolean admits(Address address) {
        return allowedNetworks.isEmpty() || allowedNetworks.stream().anyMatch(network -> network.contains(address));
    }

    /// A copy to be changed.
    public SwimSettingsChange change() {
        return new SwimSettingsChange(this);
    }

    private static void requirePositive(String what, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("%s must be positive. received: %s".formatted(what, value));
        }
    }

    private static void requireAtLeast(String what, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException("%s must be at least %d. received: %d".formatted(what, least, value));
        }
    }
}
