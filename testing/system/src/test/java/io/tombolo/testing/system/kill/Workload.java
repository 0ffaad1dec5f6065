package io.tombolo.testing.system.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tombolo.testing.kit.history.History;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// Sixteen writers, and readers of each kind, that never stop calling.
///
/// All use the same few keys for a while, and then others: what is left open by one fault has to be thought about
/// only with the calls around it.
final class Workload implements AutoCloseable {

    /// Keys that are written once, by one writer.
    static final String LEDGER = "ledger/";

    private static final int WRITERS = 16;
    private static final int READERS_OF_EACH_MODE = 3;
    private static final int WATCHERS = 4;
    private static final int KEYS = 8;

    /// Keeps the histories short enough to be thought about, and the processor free for the servers.
    private static final Duration PAUSE = Duration.ofMillis(2);

    private static final Duration AFTER_A_FAILURE = Duration.ofMillis(50);

    /// A write goes on after a fault in less than this, on a slow machine.
    private static final Duration TO_GO_ON = Duration.ofMinutes(3);

    /// Much less than watchers wait.
    private static final Duration TO_BE_WOKEN = Duration.ofSeconds(30);

    private final AtomicLong written = new AtomicLong();
    private final List<Watcher> watchers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<Server> servers;
    private final Writer toucher;
    private volatile List<String> keys = keys(0);
    private volatile boolean running = true;
    private int generation;

    private Workload(List<Server> servers, Writer toucher) {
        this.servers = servers;
        this.toucher = toucher;
    }

    /// Starts all clients.
    static Workload on(List<Server> servers, History history) {
        int number = 0;
        var workload = new Workload(servers, new Writer(number++, servers, history));
        for (int i = 0; i < WRITERS; i++) {
            workload.begin(new Writer(number++, servers, history), workload.written);
        }
        for (Mode mode : Mode.values()) {
            for (int i = 0; i < READERS_OF_EACH_MODE; i++) {
                workload.begin(new Reader(number++, mode, servers, history), new AtomicLong());
            }
        }
        for (int i = 0; i < WATCHERS; i++) {
            var watcher = new Watcher(number++, servers, history);
            workload.watchers.add(watcher);
            workload.begin(watcher, new AtomicLong());
        }
        return workload;
    }

    private void begin(Client client, AtomicLong answered) {
        threads.add(Thread.ofVirtual().start(() -> {
            while (running) {
                if (client.call(keys)) {
                    answered.incrementAndGet();
                    LockSupport.parkNanos(PAUSE.toNanos());
                } else {
                    LockSupport.parkNanos(AFTER_A_FAILURE.toNanos());
                }
            }
        }));
    }

    /// From now on, all use keys that nobody has used before. Returns once all watchers do: each of them has to
    /// be told of one more change of the key that it watched.
    void turnToOtherKeys() {
        String watched = keys.getFirst();
        keys = keys(++generation);
        touch(watched);
        await().atMost(TO_BE_WOKEN)
                .untilAsserted(() -> assertThat(watchers).noneMatch(watcher -> watcher.waitsFor(watched)));
    }

    private static List<String> keys(int generation) {
        return IntStream.range(0, KEYS)
                .mapToObj(i -> "g%03d/%d".formatted(generation, i))
                .toList();
    }

    private void touch(String key) {
        while (!toucher.set(key)) {
            LockSupport.parkNanos(AFTER_A_FAILURE.toNanos());
        }
    }

    /// Waits until more calls of writers were answered.
    void awaitWrites(int more) {
        long enough = written.get() + more;
        await().pollInterval(Duration.ofMillis(20)).atMost(TO_GO_ON).until(() -> {
            servers.forEach(Server::demandAlive);
            return written.get() >= enough;
        });
    }

    /// How many calls of writers were answered.
    long written() {
        return written.get();
    }

    /// Lets all clients end their last call.
    void stop() {
        turnToOtherKeys();
        running = false;
        touch(keys.getFirst());
        for (Thread thread : threads) {
            join(thread);
        }
    }

    private static void join(Thread thread) {
        try {
            assertThat(thread.join(TO_GO_ON)).as("a client ends").isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while clients end", e);
        }
    }

    /// Lets clients end by themselves, whatever they wait for.
    @Override
    public void close() {
        running = false;
    }
}
