package io.tombolo.runtime.config.rules;

import io.tombolo.runtime.config.Configuration;
import io.tombolo.runtime.config.GossipTiming;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Gossip, Raft, CA and the leader's settings. Source: configuration sheet 1.1, 2.3 and 2.5.
final class ClusterRules {

    private static final Set<Integer> KEY_BYTES = Set.of(16, 24, 32);
    private static final Set<String> PROVIDERS = Set.of("consul", "vault", "aws-pca");
    private static final int RAFT_PROTOCOL = 3;
    private static final int SLOWEST = 10;
    private static final Duration SHORTEST_RECONNECT = Duration.ofHours(8);

    static final List<Rule> ALL = List.of(
            Rule.of(
                    "encrypt is a key",
                    List.of("encrypt"),
                    (facts, report) -> facts.configuration().gossip().encrypt().ifPresent(key -> encrypt(key, report))),
            Rule.of("raft_multiplier is 1 to 10", List.of("performance.raft_multiplier"), (facts, report) -> {
                int multiplier = facts.configuration().raft().performance().raftMultiplier();
                if (multiplier < 1 || multiplier > SLOWEST) {
                    report.refuse(
                            "performance.raft_multiplier",
                            "performance.raft_multiplier cannot be %d. Must be between 1 and %d"
                                    .formatted(multiplier, SLOWEST));
                }
            }),
            Rule.of("raft_protocol is 3", List.of("raft_protocol"), (facts, report) -> {
                int version = facts.configuration().raft().raftProtocol();
                if (version != RAFT_PROTOCOL) {
                    report.refuse(
                            "raft_protocol",
                            "raft_protocol version %d is not supported by this version of Consul; write 3, or leave it out"
                                    .formatted(version));
                }
            }),
            Rule.of("protocol is 2 or 3", List.of("protocol"), (facts, report) -> {
                int version = facts.configuration().mode().protocol();
                if (version < 2 || version > 3) {
                    report.refuse("protocol", "Protocol version '%d' not in range: [2, 3]".formatted(version));
                }
            }),
            Rule.of(
                    "autopilot.max_trailing_logs is no negative number",
                    List.of("autopilot.max_trailing_logs"),
                    (facts, report) -> {
                        int logs = facts.configuration().raft().autopilot().maxTrailingLogs();
                        if (logs < 0) {
                            report.refuse(
                                    "autopilot.max_trailing_logs",
                                    "autopilot.max_trailing_logs cannot be %d. Must be greater than or equal to zero"
                                            .formatted(logs));
                        }
                    }),
            Rule.of("ca_provider is known", List.of("connect.ca_provider"), (facts, report) -> {
                String provider = facts.configuration().mesh().connect().caProvider();
                if (!PROVIDERS.contains(provider)) {
                    report.refuseIf(
                            facts.configuration().connectEnabled(),
                            "connect.ca_provider",
                            "connect.ca_provider: unsupported CA provider \"%s\"; allowed is one of consul, vault, aws-pca"
                                    .formatted(provider));
                }
            }),
            Rule.of(
                    "reconnect_timeout is 8h at least",
                    List.of("reconnect_timeout"),
                    (facts, report) -> reconnect(
                            "reconnect_timeout", facts.configuration().joining().reconnectTimeout(), report)),
            Rule.of(
                    "reconnect_timeout_wan is 8h at least",
                    List.of("reconnect_timeout_wan"),
                    (facts, report) -> reconnect(
                            "reconnect_timeout_wan",
                            facts.configuration().joining().reconnectTimeoutWan(),
                            report)),
            Rule.of("probes end before the next begin", List.of("gossip_lan", "gossip_wan"), ClusterRules::probes),
            Rule.of(
                    "tokens are copied from a primary",
                    List.of("acl.enable_token_replication", "primary_datacenter"),
                    (facts, report) -> {
                        if (facts.configuration().acl().enableTokenReplication()
                                && facts.configuration().isPrimary()) {
                            report.warn(
                                    "acl.enable_token_replication",
                                    "acl.enable_token_replication has no effect in the primary datacenter");
                        }
                    }));

    private ClusterRules() {}

    private static void encrypt(String key, Report report) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(key);
        } catch (IllegalArgumentException _) {
            report.refuse(
                    "encrypt",
                    "encrypt has invalid key: illegal base64 data at input byte %d; make one with: keygen"
                            .formatted(fault(key)));
            return;
        }
        if (!KEY_BYTES.contains(bytes.length)) {
            report.refuse(
                    "encrypt",
                    ("encrypt: Failed to configure keyring: Invalid key: key size must be 16, 24 or 32 bytes; it has %d;"
                                    + " make one with: keygen")
                            .formatted(bytes.length));
        }
    }

    /// Where Go finds fault: the first character that is none of base64's, else the end.
    private static int fault(String key) {
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (!letter && c != '+' && c != '/' && c != '=') {
                return i;
            }
        }
        return key.length() / 4 * 4;
    }

    private static void reconnect(String key, Optional<Duration> timeout, Report report) {
        timeout.filter(time -> !time.isZero() && time.compareTo(SHORTEST_RECONNECT) < 0)
                .ifPresent(time -> report.warn(
                        key,
                        "%s must be >= 8h; a member that is away for longer than %s is forgotten"
                                .formatted(key, time)));
    }

    private static void probes(Facts facts, Report report) {
        Configuration configuration = facts.configuration();
        if (configuration.mode().dev()) {
            return;
        }
        probe("gossip_lan", configuration.gossip().gossipLan(), report);
        probe("gossip_wan", configuration.gossip().gossipWan(), report);
    }

    private static void probe(String key, GossipTiming timing, Report report) {
        if (timing.probeTimeout().compareTo(timing.probeInterval()) > 0) {
            report.warn(
                    key + ".probe_timeout",
                    "%s.probe_timeout (%s) is longer than probe_interval (%s): members are suspected before they can answer"
                            .formatted(key, timing.probeTimeout(), timing.probeInterval()));
        }
    }
}
