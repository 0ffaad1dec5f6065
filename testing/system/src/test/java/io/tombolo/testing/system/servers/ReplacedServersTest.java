package io.tombolo.testing.system.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.contract.rpc.query.QueryOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/// Servers die, come and go, and nothing that was acknowledged is lost.
@Tag("kill")
class ReplacedServersTest {

    private static final List<Integer> ALL = List.of(1, 2, 3);

    /// A newcomer soon votes.
    private static final String HURRIED = """
            bootstrap_expect = 3
            autopilot { server_stabilization_time = "1s" }
            """;

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
    void aFourthServerVotesOnceItIsStable() {
        try (var group = new ServerGroup(folder, HURRIED)) {
            ALL.forEach(group::start);
            group.awaitLeader(ALL);

            group.start(4);

            group.until(() -> assertThat(group.voters(4)).containsExactly("s1", "s2", "s3", "s4"));
        }
    }
}
