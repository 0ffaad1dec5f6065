package io.tombolo.testing.system.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tombolo.contract.rpc.query.DcSpecificRequest;
import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.contract.rpc.status.StatusMethods;
import io.tombolo.core.terms.WanName;
import io.tombolo.core.wire.Bytes;
import io.tombolo.runtime.pool.SessionPool;
import io.tombolo.testing.system.process.TomboloProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Calls go from this process to `dc1` and from there to `dc2`, over both server ports, while both servers get other
/// certificates.
class CertificateReplacementTest {

    private static final int REPLACEMENTS = 20;
    private static final int CALLS_PER_MILLISECONDS = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    private TwoDatacenters datacenters;

    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void start() throws Exception {
        datacenters = new TwoDatacenters(folder);
    }

    @AfterEach
    void stop() throws Exception {
        datacenters.close();
    }

    @Test
    void noCallFailsWhileCertificatesAreReplaced() throws Exception {
        SessionPool calls = datacenters.calls("dc1");
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> ask(calls).join());
        try (var pace = Executors.newSingleThreadScheduledExecutor()) {
            var _ = pace.scheduleAtFixedRate(() -> burst(calls), 0, CALLS_PER_MILLISECONDS, TimeUnit.MILLISECONDS);
            for (int i = 1; i <= REPLACEMENTS; i++) {
                datacenters.issueAgain("dc1");
                datacenters.issueAgain("dc2");
                awaitInUse(i);
                // A new connection gets the new certificate.
                count(ask(datacenters.calls("dc1")));
            }
        }
        await().atMost(PATIENCE).until(() -> answered.get() + failures.size() == sent.get());

        assertThat(failures).isEmpty();
        assertThat(answered.get()).isGreaterThan(REPLACEMENTS * 100L);
    }

    /// Ten calls every ten milliseconds are a thousand a second, if the machine has the time for it.
    private void burst(SessionPool calls) {
        for (int i = 0; i < CALLS_PER_MILLISECONDS; i++) {
            count(ask(calls));
        }
    }

    private void count(CompletableFuture<Bytes> call) {
        sent.incrementAndGet();
        var _ = call.whenComplete((answer, problem) -> {
            if (problem == null) {
                answered.incrementAndGet();
            } else {
                failures.add(problem.toString());
            }
        });
    }

    private void awaitInUse(int times) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(datacenters.agents())
                        .allSatisfy(agent -> assertThat(uses(agent)).isGreaterThanOrEqualTo(times)));
    }

    private static long uses(TomboloProcess agent) {
        return (agent.stdout() + agent.stderr())
                .lines()
                .filter(line -> line.contains("certificate files changed and are in use"))
                .count();
    }

    private static CompletableFuture<Bytes> ask(SessionPool calls) {
        var method = StatusMethods.LEADER;
        return calls.call(
                WanName.parse("s1.dc1"),
                method.name().toString(),
                method.request().encode(DcSpecificRequest.of("dc2", QueryOptions.NONE)),
                PATIENCE);
    }
}
