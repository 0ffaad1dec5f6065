package io.tombolo.catalogservice.chore;

import io.tombolo.catalogservice.log.ReplicatedLog;
import io.tombolo.contract.leadership.Standing;
import io.tombolo.contract.members.Subscription;
import io.tombolo.contract.rpc.RpcFailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs all chores while this server leads, and none while it does not.
public final class LeaderChores implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.catalog.chores");

    /// Before a chore that failed is tried again.
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final List<Chore> chores;
    private final List<Thread> running = new ArrayList<>();
    private final Subscription watch;

    private LeaderChores(List<Chore> chores, ReplicatedLog<?> log) {
        this.chores = List.copyOf(chores);
        this.watch = log.watchStanding(this::standing);
    }

    static LeaderChores start(List<Chore> chores, ReplicatedLog<?> log) {
        return new LeaderChores(chores, log);
    }

    private synchronized void standing(Standing now) {
        running.forEach(Thread::interrupt);
        running.clear();
        if (now instanceof Standing.Leads) {
            chores.forEach(chore ->
                    running.add(Thread.ofVirtual().name("chore-" + chore.name()).start(() -> run(chore))));
        }
    }

    private static void run(Chore chore) {
        synchronized (chore) {
            chore.begin();
            String complaint = "";
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    chore.round();
                    complaint = "";
                } catch (InterruptedException | CancellationException over) {
                    return;
                } catch (RpcFailedException failed) {
                    complaint = complain(chore, complaint, failed);
                }
            }
        }
    }

    private static String complain(Chore chore, String before, RpcFailedException failed) {
        if (!before.equals(failed.text())) {
            LOG.atWarn()
                    .addKeyValue("chore", chore.name())
                    .addKeyValue("cause", failed.text())
                    .log("a chore of the leader failed and is tried again");
        }
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
        return failed.text();
    }

    @Override
    public void close() {
        watch.close();
        standing(new Standing.Leaderless(true));
    }
}
