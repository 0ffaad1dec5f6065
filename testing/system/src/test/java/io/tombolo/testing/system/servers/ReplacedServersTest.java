package io.tombolo.testing.system.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.contract.rpc.query.QueryOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/// Servers die, come and go, and nothing that was acknowledged is lost.
@Tag("kill")
class ReplacedServersTest {

    private static final List<Integer> ALL = List.of(1, 2, 3);

    /// Entries between two snapshots of the first servers.
    private static final int OFTEN = 50;

    /// A newcomer soon votes, and soon has to begin with a snapshot.
    private static final String HURRIED = """
            bootstrap_expect = 3
            autopilot { server_stabilization_time = "1s" }
            raft_snapshot_threshold = %d
            raft_snapshot_interval = "1s"
            """.formatted(OFTEN);

    /// A server with this writes no snapshot of its own: what it has, another one has sent.
    private static final String NEVER = "raft_snapshot_threshold = 1000000000";

    private static final String FIRST = "first";

    private static final QueryOptions STALE = ServerGroup.consistency(true, false);

    @TempDir
    private Path folder;

    @Test
    void whenTheLeaderIsKilledAnotherOneServesWrites(TestReporter reporter) {
        try (ServerGroup group = ServerGroup.expecting(folder, 3)) {
            int leader = group.awaitLeader(ALL);
            group.put(leader, "before", "kept");
            List<Integer> others =
                    ALL.stream().filter(number -> number != leader).toList();

            group.kill(leader);
            long killed = System.nanoTime();
            group.until(() -> group.put(others.getFirst(), "after", "written"));
            Duration away = Duration.ofNanos(System.nanoTime() - killed);

            reporter.publishEntry("until a write succeeded after the leader was killed", away.toString());
            int next = group.awaitLeader(others);
            assertThat(group.get(next, "before", QueryOptions.NONE)).contains("kept");
            group.start(leader);
            assertThat(group.awaitLeader(ALL)).isIn(ALL);
            group.until(() ->
                    assertThat(group.get(leader, "after", QueryOptions.NONE)).contains("written"));
        }
    }

    @Test
    void aFourthServerCatchesUpByASnapshotAndVotesAndOneThatIsKilledLosesItsVote() throws IOException {
        try (var group = new ServerGroup(folder, HURRIED)) {
            ALL.forEach(group::start);
            int leader = group.awaitLeader(ALL);
            writeUntilTheFirstEntryIsInNoLog(group, leader);
            assertThat(group.snapshot(4)).isEmpty();

            group.start(
                    4,
                    "-config-file",
                    Files.writeString(folder.resolve("never.hcl"), NEVER).toString());

            group.until(() -> assertThat(group.voters(4)).containsExactly("s1", "s2", "s3", "s4"));
            // The engine lets a server vote that is behind by little.
            group.until(() -> assertThat(group.get(4, FIRST, STALE)).contains("kept"));
            assertThat(group.snapshot(4)).isPresent();

            int old =
                    ALL.stream().filter(number -> number != leader).findFirst().orElseThrow();
            group.kill(old);

            group.until(
                    () -> assertThat(group.voters(4)).hasSize(3).contains("s4").doesNotContain("s" + old));
            group.put(4, "after", "written");
            assertThat(group.get(leader, "after", QueryOptions.NONE)).contains("written");
        }
    }

    @Test
    void aLeaderThatLeavesHandsTheLeadOverAndGivesItsVoteUpFirst() {
        try (var group = new ServerGroup(folder, """
                bootstrap_expect = 3
                leave_on_terminate = true
                """)) {
            ALL.forEach(group::start);
            int leader = group.awaitLeader(ALL);
            group.put(leader, "before", "kept");
            List<Integer> others =
                    ALL.stream().filter(number -> number != leader).toList();

            int exitCode = group.terminate(leader);

            assertThat(exitCode).isZero();
            assertThat(group.voters(others.getFirst())).hasSize(2).doesNotContain("s" + leader);
            group.put(others.getFirst(), "after", "written");
            assertThat(group.get(others.getLast(), "before", QueryOptions.NONE)).contains("kept");
        }
    }

    /// The engine keeps the entries between its last two snapshots: those before the older one are gone.
    private static void writeUntilTheFirstEntryIsInNoLog(ServerGroup group, int leader) {
        group.put(leader, FIRST, "kept");
        Map<Integer, Long> older = newSnapshots(group, leader, Map.of());
        newSnapshots(group, leader, older);
    }

    private static Map<Integer, Long> newSnapshots(ServerGroup group, int leader, Map<Integer, Long> before) {
        var newest = new TreeMap<Integer, Long>();
        group.until(() -> {
            IntStream.range(0, OFTEN / 2).forEach(i -> group.put(leader, "more", "" + i));
            ALL.forEach(number -> group.snapshot(number).ifPresent(index -> newest.put(number, index)));
            assertThat(newest).hasSize(ALL.size());
            newest.forEach((number, index) -> assertThat(index).isGreaterThan(before.getOrDefault(number, 0L)));
        });
        return newest;
    }
}
