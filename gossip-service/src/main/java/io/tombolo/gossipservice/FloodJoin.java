package io.tombolo.gossipservice;

import io.tombolo.contract.members.Member;
import io.tombolo.contract.members.MemberChange;
import io.tombolo.contract.members.Members;
import io.tombolo.contract.members.Pool;
import io.tombolo.contract.members.PoolUnavailableException;
import io.tombolo.contract.members.Subscription;
import io.tombolo.core.terms.Datacenter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings every server of the LAN pool into the WAN pool: it is enough that one of them was joined by an operator.
///
/// Source: gossip sheet 22.4.
final class FloodJoin implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.join.flood");

    private static final Duration INTERVAL = Duration.ofSeconds(60);

    private final Members members;
    private final Datacenter datacenter;
    private final Semaphore news = new Semaphore(0);
    private final Subscription watch;
    private final Thread thread;
    private volatile boolean closed;

    FloodJoin(Members members, Datacenter datacenter) {
        this.members = members;
        this.datacenter = datacenter;
        thread = Thread.ofVirtual().name("flood-join").unstarted(this::run);
        watch = members.watch(Pool.LAN, this::heard);
        thread.start();
    }

    private void heard(MemberChange change) {
        if (change.kind() == MemberChange.Kind.JOINED) {
            news.release();
        }
    }

    private void run() {
        try {
            while (!closed) {
                flood();
                if (news.tryAcquire(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void flood() {
        try {
            var present = members.view(Pool.WAN).stream()
                    .filter(member -> member.status() == Member.Status.ALIVE)
                    .map(Member::name)
                    .collect(Collectors.toSet());
            for (Member server : members.view(Pool.LAN)) {
                String wanName = server.name() + "." + datacenter;
                String port = server.tags().get("wan_join_port");
                if (port != null && server.status() == Member.Status.ALIVE && !present.contains(wanName)) {
                    String host = server.address().host();
                    String at = (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
                    var report =
                            members.join(Pool.WAN, List.of(wanName + "/" + at)).join();
                    LOG.atInfo()
                            .addKeyValue("server", wanName)
                            .addKeyValue("reached", report.reached())
                            .addKeyValue("failures", report.failures())
                            .log("brought a server of this datacenter into the WAN pool");
                }
            }
        } catch (PoolUnavailableException | CompletionException unavailable) {
            LOG.atWarn().addKeyValue("cause", unavailable.getMessage()).log("could not flood the WAN pool");
        }
    }

    @Override
    public void close() {
        closed = true;
        watch.close();
        thread.interrupt();
    }
}
