package io.tombolo.benchmarks.gossip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// How long until all members of a pool hold a killed one for failed: ours beside the `serf` agent, in turns.
///
/// Both run the LAN profile on loopback, in pools of equal size. `DetectionRace [kills] [members]`; 20 kills and
/// pools of 5 unless told otherwise. Needs `serf` on the PATH. Exit code 0 when all kills were detected.
public final class DetectionRace {

    private DetectionRace() {}

    /// One side of the race.
    interface Contestant extends AutoCloseable {

        /// Kills one member without a word; the time until all others have it for failed. Then brings it back.
        Duration killOne() throws IOException, InterruptedException;

        @Override
        void close();
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int kills = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        int members = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        Path folder = Files.createTempDirectory("detection-race");
        var ours = new ArrayList<Duration>();
        var theirs = new ArrayList<Duration>();
        try (Contestant pool = new OurPool(members);
                Contestant serf = new SerfPool(members, folder)) {
            for (int kill = 1; kill <= kills; kill++) {
                ours.add(pool.killOne());
                theirs.add(serf.killOne());
                System.out.printf(
                        "%2d  ours %6d ms  serf %6d ms%n",
                        kill, ours.getLast().toMillis(), theirs.getLast().toMillis());
            }
        }
        report("ours", ours);
        report("serf", theirs);
        System.out.printf("ratio of medians, ours / serf: %.2f%n", (double) median(ours) / median(theirs));
    }

    private static void report(String name, List<Duration> times) {
        var sorted = sorted(times);
        System.out.printf(
                "%s: median %d ms, p90 %d ms, from %d to %d ms%n",
                name,
                median(times),
                sorted.get(sorted.size() * 9 / 10 - (sorted.size() % 10 == 0 ? 1 : 0)),
                sorted.getFirst(),
                sorted.getLast());
    }

    private static long median(List<Duration> times) {
        var sorted = sorted(times);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static List<Long> sorted(List<Duration> times) {
        var millis = new ArrayList<>(times.stream().map(Duration::toMillis).toList());
        Collections.sort(millis);
        return millis;
    }
}
