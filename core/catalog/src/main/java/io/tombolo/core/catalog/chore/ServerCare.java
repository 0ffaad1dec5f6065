package io.tombolo.core.catalog.chore;

import io.tombolo.core.catalog.operator.AutopilotConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// How healthy the servers are, who gets a vote, and who loses it: autopilot, of a leader. One thread at a time.
///
/// A server that announced that it leaves loses its vote. One that has failed loses it too, if that is wanted, as long
/// as most voters are there and enough remain. One without a vote gets it once it has been healthy for long enough.
/// Source: RPC sheet 16, "AutopilotConfig"; configuration sheet 2.5.
public final class ServerCare {

    /// How often servers are looked at.
    public static final Duration INTERVAL = Duration.ofSeconds(2);

    private final Map<String, Instant> stableSince = new HashMap<>();
    private final Map<String, Boolean> healthy = new HashMap<>();
    private final Map<String, Instant> candidateSince = new HashMap<>();

    /// What the LAN pool holds a server for.
    public enum Presence {
        /// There.
        ALIVE,
        /// Gone without a word.
        FAILED,
        /// Gone as it announced.
        LEFT,
        /// Not known.
        UNKNOWN
    }

    /// Where a server's log is, as it said when it was last asked.
    ///
    /// @param lastContact since it heard from a leader
    public record Log(long term, long lastIndex, Duration lastContact) {}

    /// A server as it is seen now.
    ///
    /// @param log empty if it does not answer
    public record Seen(String name, Presence presence, Optional<Log> log) {}

    /// How a server is.
    ///
    /// @param stableSince when it became what it is, healthy or not
    public record Health(Seen seen, boolean voter, boolean healthy, Instant stableSince) {}

    /// All that a leader sees.
    ///
    /// @param leader  itself
    /// @param log     its own log
    /// @param servers all servers of the LAN pool
    public record View(String leader, Log log, SortedSet<String> voters, List<Seen> servers) {}

    /// What is to be done about a vote.
    public sealed interface Change {

        /// Whose it is.
        String name();

        /// It gets one.
        record Give(String name) implements Change {}

        /// It loses it.
        ///
        /// @param reason for the log
        record Take(String name, String reason) implements Change {}
    }

    /// What comes of a look.
    ///
    /// @param leader  who looks
    /// @param servers by name
    /// @param changes one after the other; each may fail
    /// @param notes   why something is not done that should be
    public record Report(String leader, List<Health> servers, List<Change> changes, List<String> notes) {

        /// Voters that may fail, and there still is a majority.
        public int failureTolerance() {
            long voters = servers.stream().filter(Health::voter).count();
            long good = servers.stream()
                    .filter(server -> server.voter() && server.healthy())
                    .count();
            return (int) Math.max(0, good - (voters / 2 + 1));
        }

        /// Whether it is the one that looks.
        public boolean isLeader(Health server) {
            return server.seen().name().equals(leader);
        }

        /// Whether all are.
        public boolean healthy() {
            return servers.stream().allMatch(Health::healthy);
        }
    }

    /// Looks at the servers.
    ///
    /// @param now of a clock of the day, which is told
    public Report look(Instant now, AutopilotConfig config, View view) {
        Map<String, Seen> byName = new HashMap<>();
        view.servers().forEach(seen -> byName.put(seen.name(), seen));
        view.voters()
                .forEach(voter ->
                        byName.computeIfAbsent(voter, name -> new Seen(name, Presence.UNKNOWN, Optional.empty())));
        stableSince.keySet().retainAll(byName.keySet());
        healthy.keySet().retainAll(byName.keySet());
        var servers = new ArrayList<Health>();
        for (Seen seen : new TreeMap<>(byName).values()) {
            String name = seen.name();
            boolean voter = view.voters().contains(name);
            // Whoever left, and has no vote, is nobody any more.
            if (voter || seen.presence() == Presence.ALIVE) {
                servers.add(health(now, config, view, seen, voter));
            }
        }
        var notes = new ArrayList<String>();
        var changes = new ArrayList<Change>();
        changes.addAll(left(view, byName));
        changes.addAll(failed(config, view, byName, changes.size(), notes));
        changes.addAll(stable(now, config, servers));
        return new Report(view.leader(), servers, changes, notes);
    }

    private Health health(Instant now, AutopilotConfig config, View view, Seen seen, boolean voter) {
        boolean good = isHealthy(config, view, seen, voter);
        Boolean before = healthy.put(seen.name(), good);
        if (before == null || before != good) {
            stableSince.put(seen.name(), now);
        }
        return new Health(seen, voter, good, stableSince.getOrDefault(seen.name(), now));
    }

    /// One that has no vote hears of no leader either: it is healthy if it is there and answers.
    private static boolean isHealthy(AutopilotConfig config, View view, Seen seen, boolean voter) {
        if (seen.presence() != Presence.ALIVE || seen.log().isEmpty()) {
            return false;
        }
        if (seen.name().equals(view.leader()) || !voter) {
            return true;
        }
        Log log = seen.log().get();
        return log.term() == view.log().term()
                && log.lastContact().compareTo(config.lastContactThreshold()) <= 0
                && log.lastIndex() + config.maxTrailingLogs() >= view.log().lastIndex();
    }

    private static List<Change> left(View view, Map<String, Seen> servers) {
        return view.voters().stream()
                .filter(voter -> presence(servers, voter) == Presence.LEFT)
                .<Change>map(voter -> new Change.Take(voter, "it has left"))
                .toList();
    }

    private static Presence presence(Map<String, Seen> servers, String name) {
        Seen seen = servers.get(name);
        return seen == null ? Presence.UNKNOWN : seen.presence();
    }

    /// Taking votes away must not make a majority of those that would not be one.
    private static List<Change> failed(
            AutopilotConfig config, View view, Map<String, Seen> servers, int gone, List<String> notes) {
        SortedSet<String> dead = view.voters().stream()
                .filter(voter -> {
                    Presence presence = presence(servers, voter);
                    return presence == Presence.FAILED || presence == Presence.UNKNOWN;
                })
                .collect(Collectors.toCollection(TreeSet::new));
        if (dead.isEmpty() || !config.cleanupDeadServers()) {
            return List.of();
        }
        int voters = view.voters().size() - gone;
        if (dead.size() > (voters - 1) / 2) {
            notes.add("%s have failed, of %d voters: too many to take their votes away".formatted(dead, voters));
            return List.of();
        }
        if (voters - dead.size() < config.minQuorum()) {
            notes.add("%s have failed and keep their votes: MinQuorum is %d".formatted(dead, config.minQuorum()));
            return List.of();
        }
        return dead.stream()
                .<Change>map(voter -> new Change.Take(voter, "it has failed"))
                .toList();
    }

    private List<Change> stable(Instant now, AutopilotConfig config, List<Health> servers) {
        var changes = new ArrayList<Change>();
        var candidates = new TreeSet<String>();
        for (Health server : servers) {
            String name = server.seen().name();
            if (!server.voter() && server.healthy()) {
                candidates.add(name);
                Instant since = candidateSince.computeIfAbsent(name, _ -> now);
                if (!now.isBefore(since.plus(config.serverStabilizationTime()))) {
                    changes.add(new Change.Give(name));
                }
            }
        }
        candidateSince.keySet().retainAll(candidates);
        return changes;
    }
}
