package io.tombolo.testing.system.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.contract.rpc.query.QueryOptions;
import java.nio.file.Path;
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
            ALL.forEach(number -> IntStream.rangeClosed(1, 3)
                    .forEach(writer -> assertThat(group.get(number, "by/s" + writer, QueryOptions.NONE))
                            .contains("yes")));
        }
    }
}
