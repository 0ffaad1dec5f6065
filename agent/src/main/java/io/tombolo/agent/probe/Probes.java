package io.tombolo.agent.probe;

import io.tombolo.core.registration.Finding;
import io.tombolo.core.registration.definition.Probe;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// Does probes, each on a virtual thread of its own.
public final class Probes implements AutoCloseable {

    /// Probes that are under way at once. Each may hold a socket, or a process; further ones wait for their turn.
    static final int AT_ONCE = 256;

    /// Of a probe that does not say.
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /// Of a script that does not say.
    private static final Duration SCRIPT_TIMEOUT = Duration.ofSeconds(30);

    private final Semaphore turns = new Semaphore(AT_ONCE);
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("check-", 0).factory());
    private final HttpProbe http;
    private final TcpProbe tcp;
    private final GrpcProbe grpc;
    private final H2PingProbe h2Ping;

    /// @param tls   of probes that use it
    /// @param clock for their deadlines
    public Probes(ProbeTls tls, InstantSource clock) {
        http = new HttpProbe(tls);
        tcp = new TcpProbe(tls);
        grpc = new GrpcProbe(tls);
        h2Ping = new H2PingProbe(tls, clock);
    }

    /// Does one probe, and tells what it found; nothing if it is stopped before.
    ///
    /// @param timeout     zero for the default of its kind
    /// @param outputLimit bytes of output that matter
    /// @param told        called on the thread of the probe
    public void examine(Probe probe, Duration timeout, int outputLimit, Consumer<Finding> told) {
        try {
            threads.execute(() -> inTurn(probe, timeout, outputLimit, told));
        } catch (RejectedExecutionException stopped) {
            // Whoever asked is stopping, too.
            return;
        }
    }

    private void inTurn(Probe probe, Duration timeout, int outputLimit, Consumer<Finding> told) {
        try {
            turns.acquire();
            try {
                told.accept(find(probe, timeout, outputLimit));
            } finally {
                turns.release();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Finding find(Probe probe, Duration given, int outputLimit) throws InterruptedException {
        boolean script = probe instanceof Probe.Script;
        Duration timeout = given.isPositive() ? given : script ? SCRIPT_TIMEOUT : TIMEOUT;
        try {
            return switch (probe) {
                case Probe.Http of -> http.examine(of, timeout, outputLimit);
                case Probe.Tcp of -> tcp.examine(of, timeout);
                case Probe.Udp of -> UdpProbe.examine(of, timeout);
                case Probe.Grpc of -> grpc.examine(of, timeout);
                case Probe.H2Ping of -> h2Ping.examine(of, timeout);
                case Probe.Script of -> ScriptProbe.examine(of, timeout, outputLimit);
                case Probe.Ttl _, Probe.Alias _, Probe.Unsupported _ ->
                    throw new IllegalStateException("nobody does a probe of type " + probe.type());
            };
        } catch (RuntimeException unexpected) {
            // A probe that breaks is a check that fails, and says so; it must not end the round of probes.
            return Findings.critical("the check could not be done: " + unexpected);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        http.close();
    }
}
