package io.tombolo.certauthority.mesh;

import io.tombolo.contract.leadership.Leadership;
import io.tombolo.contract.leadership.Standing;
import io.tombolo.contract.rpc.RpcFailedException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sees to it that the leader has something to sign with, and everybody else does not.
///
/// One thread follows who leads; while this server does, a second one establishes the authority, again whenever there
/// may
/// be news, and is interrupted when it leads no longer.
final class Establishment implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.connect.ca");

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    /// Before a pause is so long, a new secondary may still be joining the primary.
    private static final Duration JOINING = Duration.ofSeconds(8);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(256);

    private final Leadership leadership;
    private final Rounds rounds;
    private final Thread follower;
    private final Semaphore news = new Semaphore(0);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Optional<MeshAuthority> current = Optional.empty();

    /// What a leader does, again and again.
    interface Rounds {

        /// Establishes the authority.
        MeshAuthority establish() throws InterruptedException;

        /// Waits until there may be something new. May be left early.
        void await(Semaphore news) throws InterruptedException;
    }

    private Establishment(Leadership leadership, Rounds rounds) {
        this.leadership = leadership;
        this.rounds = rounds;
        this.follower = Thread.ofVirtual().name("connect-ca").unstarted(this::follow);
    }

    static Establishment start(Leadership leadership, Rounds rounds) {
        var establishment = new Establishment(leadership, rounds);
        establishment.follower.start();
        return establishment;
    }

    /// What signs; empty unless this server leads and has established it.
    Optional<MeshAuthority> current() {
        return current;
    }

    /// Something was changed: the authority is established anew at once.
    void wake() {
        news.release();
    }

    private void follow() {
        try {
            while (!closed.await(LOOK_EVERY.toNanos(), TimeUnit.NANOSECONDS)) {
                if (leadership.standing() instanceof Standing.Leads) {
                    lead();
                }
            }
        } catch (InterruptedException _) {
            // Nobody but a JVM that ends interrupts it.
            Thread.currentThread().interrupt();
        } finally {
            current = Optional.empty();
        }
    }

    private void lead() throws InterruptedException {
        Thread work = Thread.ofVirtual().name("connect-ca-leader").start(this::work);
        try {
            while (leadership.standing() instanceof Standing.Leads
                    && !closed.await(LOOK_EVERY.toNanos(), TimeUnit.NANOSECONDS)) {
                // It still leads.
            }
        } finally {
            work.interrupt();
            work.join();
            current = Optional.empty();
        }
    }

    private void work() {
        Duration pause = FIRST_PAUSE;
        String complaint = "";
        while (!Thread.currentThread().isInterrupted()) {
            try {
                MeshAuthority established = rounds.establish();
                if (current.isEmpty()) {
                    LOG.atInfo()
                            .addKeyValue("trust_domain", established.trustDomain())
                            .addKeyValue("root", MeshAuthority.fingerprint(established.root()))
                            .addKeyValue(
                                    "intermediate", established.intermediate().isPresent())
                            .log("the mesh's certificate authority signs");
                }
                current = Optional.of(established);
                pause = FIRST_PAUSE;
                complaint = "";
                news.drainPermits();
                rounds.await(news);
            } catch (InterruptedException | CancellationException over) {
                return;
            } catch (RpcFailedException | IllegalStateException | IllegalArgumentException failed) {
                complaint = complain(complaint, String.valueOf(failed.getMessage()), pause);
                if (!rest(pause)) {
                    return;
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
        }
    }

    private String complain(String before, String now, Duration pause) {
        if (current.isEmpty() && pause.compareTo(JOINING) < 0) {
            // A new secondary begins so: it asks before it has joined the primary.
            LOG.atInfo()
                    .addKeyValue("cause", now)
                    .addKeyValue("next_try_seconds", pause.toSeconds())
                    .log("the mesh's certificate authority is not established at the first tries");
            return before;
        }
        if (!before.equals(now)) {
            LOG.atWarn()
                    .addKeyValue("cause", now)
                    .addKeyValue("next_try_seconds", pause.toSeconds())
                    .log("the mesh's certificate authority cannot be established yet");
        }
        return now;
    }

    private boolean rest(Duration pause) {
        try {
            var _ = news.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Signs no more.
    @Override
    public void close() {
        closed.countDown();
    }
}
