package io.tombolo.gossipservice;

import io.tombolo.contract.members.JoinReport;
import io.tombolo.contract.members.Members;
import io.tombolo.contract.members.Pool;
import io.tombolo.contract.members.PoolUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Joins a pool, trying again until one address answers. Source: configuration sheet 2.3.
final class RetryJoin implements AutoCloseable {

    private final Logger log;
    private final Members members;
    private final Pool pool;
    private final Plan plan;
    private final Consumer<String> onGivingUp;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    /// What to try, and for how long.
    ///
    /// @param interval between tries
    /// @param tries    at most; 0 for no end
    record Plan(List<String> addresses, Duration interval, int tries) {}

    /// @param onGivingUp told when all tries have failed: an agent ends then
    RetryJoin(Members members, Pool pool, Plan plan, Consumer<String> onGivingUp) {
        this.members = members;
        this.pool = pool;
        this.plan = plan;
        this.onGivingUp = onGivingUp;
        log = LoggerFactory.getLogger("tombolo.join." + pool.name().toLowerCase(java.util.Locale.ROOT));
        thread = Thread.ofVirtual().name("retry-join-" + pool).unstarted(this::run);
    }

    void start() {
        if (!plan.addresses().isEmpty()) {
            thread.start();
        }
    }

    private void run() {
        try {
            for (int attempt = 1; !joined(attempt); attempt++) {
                if (plan.tries() > 0 && attempt >= plan.tries()) {
                    onGivingUp.accept("could not join the %s pool at any of %s in %d tries"
                            .formatted(pool, plan.addresses(), attempt));
                    return;
                }
                if (closed.await(plan.interval().toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean joined(int attempt) {
        try {
            JoinReport report = members.join(pool, plan.addresses()).join();
            if (report.reached() > 0) {
                log.atInfo().addKeyValue("reached", report.reached()).log("joined");
                return true;
            }
            log.atWarn()
                    .addKeyValue("attempt", attempt)
                    .addKeyValue("failures", report.failures())
                    .addKeyValue("next_try_in", plan.interval())
                    .log("could not join");
        } catch (PoolUnavailableException | CompletionException unavailable) {
            log.atWarn().addKeyValue("cause", unavailable.getMessage()).log("could not join");
        }
        return false;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
