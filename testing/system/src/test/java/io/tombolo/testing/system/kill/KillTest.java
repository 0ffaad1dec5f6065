package io.tombolo.testing.system.kill;

import io.tombolo.runtime.net.EventLoops;
import io.tombolo.testing.kit.history.History;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
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
    /// Writes that are answered between two faults, at least.
    private static final int FEW = 100;

    /// Much longer than an election takes.
    private static final Duration HELD = Duration.ofSeconds(3);

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
        Server.Place place = Server.Place.on("127.0.0.1");
        Server server = opened(Server.in(
                folder, "s1", loops, place, new InetSocketAddress(place.address(), place.calls()), "bootstrap = true"));
        server.start();
        Workload workload = opened(Workload.on(List.of(server), history));

        for (int round = 0; round < ROUNDS; round++) {
            workload.awaitWrites(some());
            server.kill();
            server.start();
            workload.awaitWrites(FEW);
            workload.turnToOtherKeys();
            reporter.publishEntry("survived", "" + (round + 1));
        }

        workload.stop();
        reporter.publishEntry(Findings.of(history, server).demandNoFault(Duration.ZERO));
    }

    @Test
    void threeServersLoseNothingWhicheverIsKilledPausedOrCutOff(TestReporter reporter) {
        Trio trio = opened(Trio.in(folder, loops));
        Workload workload = opened(Workload.on(trio.servers(), history));

        for (int round = 0; round < ROUNDS; round++) {
            workload.awaitWrites(some());
            Server victim = trio.victim(round);
            victim.kill();
            workload.awaitWrites(FEW);
            victim.start();
            workload.awaitWrites(some());
            trio.hold(Trio.Held.of(round), HELD);
            workload.awaitWrites(FEW);
            workload.turnToOtherKeys();
            reporter.publishEntry("survived", "" + (round + 1));
        }

        workload.stop();
        reporter.publishEntry(Findings.of(history, trio.leader()).demandNoFault(HELD));
    }

    /// At a moment that nobody knows before.
    private int some() {
        return FEW + random.nextInt(2 * FEW);
    }

    private <T extends AutoCloseable> T opened(T resource) {
        open.add(resource);
        return resource;
    }
}
