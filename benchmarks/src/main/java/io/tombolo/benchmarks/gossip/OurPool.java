package io.tombolo.benchmarks.gossip;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tombolo.contract.members.MemberChange;
import io.tombolo.contract.members.Pool;
import io.tombolo.core.gossip.message.Address;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.swim.Peer;
import io.tombolo.gossipservice.GossipPool;
import io.tombolo.gossipservice.PoolSettings;
import io.tombolo.runtime.net.EventLoops;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Members of ours in this process, each with sockets and a thread of its own.
final class OurPool implements DetectionRace.Contestant {

    private static final long PATIENCE_SECONDS = 60;

    private final EventLoops loops = EventLoops.start("race", 1);
    private final List<GossipPool> members = new ArrayList<>();

    OurPool(int size) throws IOException, InterruptedException {
        for (int i = 0; i < size; i++) {
            members.add(start(i, 0));
        }
        for (GossipPool member : members.subList(1, size)) {
            join(member);
        }
        awaitAll(MemberChange.Kind.JOINED, "n" + (size - 1), members.subList(0, size - 1));
    }

    @Override
    public Duration killOne() throws IOException, InterruptedException {
        int last = members.size() - 1;
        GossipPool victim = members.get(last);
        List<GossipPool> others = members.subList(0, last);
        int port = victim.address().getPort();
        CountDownLatch failed = expect(MemberChange.Kind.FAILED, "n" + last, others);

        long start = System.nanoTime();
        victim.close();
        await(failed);
        Duration detected = Duration.ofNanos(System.nanoTime() - start);

        CountDownLatch back = expect(MemberChange.Kind.JOINED, "n" + last, others);
        members.set(last, start(last, port));
        join(members.get(last));
        await(back);
        return detected;
    }

    private GossipPool start(int number, int port) throws IOException {
        var bind = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return GossipPool.start(
                PoolSettings.library(Pool.LAN, "n" + number, bind),
                GossipPool.Surroundings.plain(loops, new SimpleMeterRegistry()));
    }

    private void join(GossipPool member) {
        var first = members.getFirst().address();
        Address contact = Address.parse("127.0.0.1:" + first.getPort()).orElseThrow();
        if (member.join(List.of(new Peer(MemberName.NOBODY, contact)), true)
                        .join()
                        .reached()
                == 0) {
            throw new IllegalStateException("could not join " + contact);
        }
    }

    private static void awaitAll(MemberChange.Kind kind, String name, List<GossipPool> watchers)
            throws InterruptedException {
        await(expect(kind, name, watchers));
    }

    /// Counts down when each watcher was told; what a watcher is told of the present counts only for `JOINED`.
    private static CountDownLatch expect(MemberChange.Kind kind, String name, List<GossipPool> watchers) {
        var latch = new CountDownLatch(watchers.size());
        for (GossipPool watcher : watchers) {
            var once = new java.util.concurrent.atomic.AtomicBoolean();
            watcher.watch(change -> {
                boolean alive = change.member().status() == io.tombolo.contract.members.Member.Status.ALIVE;
                if (change.kind() == kind
                        && change.member().name().equals(name)
                        && (kind != MemberChange.Kind.JOINED || alive)
                        && once.compareAndSet(false, true)) {
                    latch.countDown();
                }
            });
        }
        return latch;
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("%d members were not told".formatted(latch.getCount()));
        }
    }

    @Override
    public void close() {
        members.forEach(GossipPool::close);
        loops.close();
    }
}
