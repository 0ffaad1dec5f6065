package io.tombolo.testing.system.kill;

import io.tombolo.runtime.net.EventLoops;
import io.tombolo.testing.kit.history.History;
import io.tombolo.testing.system.process.Ports;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// What was acknowledged is there, however a server ends.
@Tag("kill")
class KillTest {

    private static final int ROUNDS = Integer.getInteger("kill.rounds", 2);
    private static final long SEED = Long.getLong("kill.seed", System.nanoTime());

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private final EventLoops loops = EventLoops.start("test-net", 1);
    private final List<AutoCloseable> open = new ArrayList<>();
    private final History history = new History();
    private final SplittableRandom random = new SplittableRandom(SEED);

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable resource : open.reversed()) {
            resource.close();
        }
        loops.close();
    }

    @Test
    void oneServerLosesNothingHoweverOftenItIsKilled(TestReporter reporter) {
        Server server = server("s1", "bootstrap = true");
        server.start();
        Workload workload = workload(List.of(server));

        for (int round = 0; round < ROUNDS; round++) {
            workload.awaitWrites(100 + random.nextInt(200));
            server.kill();
            server.start();
            workload.awaitWrites(100);
            workload.turnToOtherKeys();
        }

        workload.stop();
        reporter.publishEntry(Findings.of(history, server).demandNoFault());
    }

    private Server server(String name, String more) {
        Server server = Server.in(folder, name, loops, Ports.free(5), more);
        open.add(server);
        return server;
    }

    private Workload workload(List<Server> servers) {
        Workload workload = Workload.on(servers, history);
        open.add(workload);
        return workload;
    }
}
