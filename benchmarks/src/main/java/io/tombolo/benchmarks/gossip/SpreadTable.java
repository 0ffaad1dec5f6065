package io.tombolo.benchmarks.gossip;

import io.tombolo.core.gossip.message.MemberState;
import io.tombolo.core.gossip.swim.Scaling;
import io.tombolo.core.gossip.swim.SwimSettings;
import io.tombolo.core.wire.Bytes;
import java.time.Duration;
import java.util.Locale;

/// How long news takes to get around in pools of different sizes, beside what theory expects: a table in Markdown.
///
/// Arguments: the sizes. A pool of n takes some 77·n² bytes of heap, 7.7 GB for 10,000 members: start with
/// `-XX:+UseCompactObjectHeaders -XX:+UseParallelGC -Xmx16g`.
final class SpreadTable {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private SpreadTable() {}

    /// Prints one line for each size.
    public static void main(String[] sizes) {
        say("| members | theory, rounds | a join is known | an update is known | a crash: theory | all bury it |");
        say("|---|---|---|---|---|---|");
        for (String size : sizes) {
            say(line(Integer.parseInt(size)));
        }
    }

    private static String line(int size) {
        SwimSettings settings =
                SwimSettings.lan().change().pushPullInterval(Duration.ofDays(1)).settings();
        var pool = new VirtualPool(settings, size);
        pool.rest(settings.probeInterval().multipliedBy(2));
        var newcomer = pool.join();
        Duration joined = pool.until(newcomer, seen -> seen.state() == MemberState.ALIVE, LIMIT);
        pool.rest(settings.probeInterval().multipliedBy(5));
        Duration updated = pool.until(pool.update(size / 2), seen -> seen.meta().equals(Bytes.ofText("new")), LIMIT);
        pool.rest(settings.probeInterval().multipliedBy(5));
        Duration buried = pool.until(pool.crash(size / 3), seen -> seen.state() == MemberState.DEAD, LIMIT);
        Duration suspicion =
                Scaling.suspicionMinimum(settings.suspicionMultiplier(), size + 1, settings.probeInterval());
        return String.format(
                Locale.ROOT,
                "| %,d | %.1f | %s | %s | %.1f s | %.1f s |",
                size,
                rounds(size, settings.gossipNodes()),
                inRounds(joined, settings),
                inRounds(updated, settings),
                expectedBurial(size, settings, suspicion),
                seconds(buried));
    }

    /// Rounds until a rumour that each knower sends to `fanout` random others has reached all (Pittel 1987).
    private static double rounds(int size, int fanout) {
        return Math.log(size) / Math.log(1.0 + fanout) + Math.log(size) / fanout;
    }

    /// The first of n probers comes after 1/(1 - 1/e) intervals on average, waits one for answers, then the shortest
    /// suspicion runs, and the news gets around once before it and once after it.
    private static double expectedBurial(int size, SwimSettings settings, Duration suspicion) {
        double spread = rounds(size, settings.gossipNodes()) * seconds(settings.gossipInterval());
        return seconds(settings.probeInterval()) * (1 / (1 - Math.exp(-1)) + 1) + seconds(suspicion) + 2 * spread;
    }

    private static String inRounds(Duration time, SwimSettings settings) {
        return String.format(
                Locale.ROOT, "%.1f rounds, %.2f s", seconds(time) / seconds(settings.gossipInterval()), seconds(time));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1_000.0;
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
