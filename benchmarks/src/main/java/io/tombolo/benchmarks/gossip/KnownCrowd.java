package io.tombolo.benchmarks.gossip;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tombolo.contract.members.Member;
import io.tombolo.contract.members.Pool;
import io.tombolo.gossipservice.GossipPool;
import io.tombolo.gossipservice.PoolSettings;
import io.tombolo.runtime.net.EventLoops;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// What it costs one agent to know many members that do nothing but answer: CPU while idle, heap per member.
///
/// Arguments: how many members, how many seconds to let the news of them get around (retransmissions of n rumours
/// with eight tags each take some n/6.5 s: 800 for 5,000), how many seconds to measure. The members are a [Crowd] in
/// this process; the agent's
/// threads are told apart by their names.
final class KnownCrowd {

    private KnownCrowd() {}

    /// Prints what was measured.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int size = Integer.parseInt(arguments[0]);
        var settling = Duration.ofSeconds(Long.parseLong(arguments[1]));
        var measured = Duration.ofSeconds(Long.parseLong(arguments[2]));
        var bind = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (var loops = EventLoops.start("agent-net", 1);
                var agent = GossipPool.start(
                        PoolSettings.library(Pool.LAN, "agent", bind),
                        GossipPool.Surroundings.plain(loops, new SimpleMeterRegistry()));
                var crowd = Crowd.start()) {
            long heapBefore = heap();
            say("alone: " + cost(measured));
            crowd.introduce(size, agent.address());
            TimeUnit.SECONDS.sleep(settling.toSeconds());
            long heapAfter = heap();
            long alive = agent.view().stream()
                    .filter(member -> member.status() == Member.Status.ALIVE)
                    .count();
            say("alive members: %d".formatted(alive));
            say("with them: " + cost(measured));
            say("heap: %d bytes per member".formatted((heapAfter - heapBefore) / size));
        }
    }

    /// What the agent's threads used, as a share of one core.
    private static String cost(Duration measured) throws InterruptedException {
        long before = agentNanos();
        TimeUnit.SECONDS.sleep(measured.toSeconds());
        return String.format(Locale.ROOT, "%.2f %% of a core", 100.0 * (agentNanos() - before) / measured.toNanos());
    }

    private static long agentNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long nanos = 0;
        for (var thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread.getThreadName().startsWith("agent-net")
                    || thread.getThreadName().startsWith("serf-")) {
                nanos += threads.getThreadCpuTime(thread.getThreadId());
            }
        }
        return nanos;
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
