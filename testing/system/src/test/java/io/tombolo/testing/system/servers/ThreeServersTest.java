package io.tombolo.testing.system.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.contract.rpc.kv.IndexedDirEntries;
import io.tombolo.contract.rpc.kv.KeyRequest;
import io.tombolo.contract.rpc.kv.KvMethods;
import io.tombolo.contract.rpc.query.QueryOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreeServersTest {

    private static final List<Integer> ALL = List.of(1, 2, 3);

    @TempDir
    private Path folder;

    @Test
    void serversThatExpectEachOtherFormOneGroupAndAnyOfThemCanBeAsked() {
        try (ServerGroup group = ServerGroup.expecting(folder, 3)) {
            int leader = group.awaitLeader(ALL);

            assertThat(group.voters(leader)).containsExactly("s1", "s2", "s3");
            ALL.forEach(number -> group.put(number, "by/s" + number, "yes"));
            ALL.forEach(number -> IntStream.rangeClosed(1, 3).forEach(writer -> {
                assertThat(group.get(number, "by/s" + writer, QueryOptions.NONE))
                        .contains("yes");
                assertThat(group.get(number, "by/s" + writer, ServerGroup.consistency(false, true)))
                        .contains("yes");
            }));
            // A stale read is answered by whoever is asked, which says how long ago it heard of the leader.
            ALL.forEach(number -> group.until(() -> {
                IndexedDirEntries found = group.call(
                        number, KvMethods.GET, new KeyRequest("dc1", "by/s3", ServerGroup.consistency(true, false)));
                assertThat(found.entries()).hasSize(1);
                assertThat(found.meta().knownLeader()).isTrue();
                if (number == leader) {
                    assertThat(found.meta().lastContact()).isZero();
                } else {
                    assertThat(found.meta().lastContact()).isBetween(Duration.ofNanos(1), ServerGroup.PATIENCE);
                }
            }));
        }
    }
}
