package io.tombolo.benchmarks.rpc;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.binding.WireCodec;
import io.tombolo.runtime.net.EventLoops;
import io.tombolo.runtime.pool.Connector;
import io.tombolo.runtime.pool.SessionPool;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// Calls per second over one session, bodies of 1 KB both ways, with callers that each send the next call when the last
/// was answered: a table in Markdown. One thread for each end.
///
/// Arguments: seconds to warm up, seconds to measure.
final class CallRates {

    private static final Bytes BODY = WireCodec.of(Bytes.class).encode(Bytes.wrap(new byte[1_000]));
    private static final int[] CALLERS = {1, 64, 1_000};

    private CallRates() {}

    /// Prints the table.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var warmUp = Duration.ofSeconds(Long.parseLong(arguments[0]));
        var measured = Duration.ofSeconds(Long.parseLong(arguments[1]));
        say("| | callers | calls/s | p50 | p99 |");
        say("|---|---|---|---|---|");
        for (boolean encrypted : new boolean[] {true, false}) {
            for (int callers : CALLERS) {
                say(line(encrypted, callers, warmUp, measured));
            }
        }
    }

    private static String line(boolean encrypted, int callers, Duration warmUp, Duration measured)
            throws IOException, InterruptedException {
        var tls = Loopback.tls(Files.createTempDirectory("call-rates"));
        try (var serving = EventLoops.start("serving", 1);
                var calling = EventLoops.start("calling", 1);
                var port = Loopback.serve(serving, tls, (method, body, peer, responder) -> responder.answer(body));
                var connector = new Connector(calling, tls);
                var pool = Loopback.call(connector, port.address(), encrypted)) {
            var run = new Run(pool);
            for (int i = 0; i < callers; i++) {
                run.next();
            }
            TimeUnit.SECONDS.sleep(warmUp.toSeconds());
            run.begin();
            TimeUnit.SECONDS.sleep(measured.toSeconds());
            long[] nanos = run.end();
            Arrays.sort(nanos);
            return String.format(
                    Locale.ROOT,
                    "| %s | %,d | %,d | %s | %s |",
                    encrypted ? "mutual TLS" : "plain",
                    callers,
                    nanos.length / measured.toSeconds(),
                    micros(nanos, 0.50),
                    micros(nanos, 0.99));
        }
    }

    private static String micros(long[] sorted, double share) {
        return String.format(Locale.ROOT, "%,d µs", sorted[(int) (share * (sorted.length - 1))] / 1_000);
    }

    private static void say(String line) {
        System.out.println(line);
    }

    /// Calls that beget calls. Answers come on the one thread of the calling side, but for the first moment.
    private static final class Run {

        private final SessionPool pool;
        private long[] nanos = new long[1 << 22];
        private int count;
        private boolean counting;

        Run(SessionPool pool) {
            this.pool = pool;
        }

        void next() {
            long start = System.nanoTime();
            var _ = pool.call(Loopback.SERVER, "Echo.Echo", BODY, Duration.ofMinutes(1))
                    .whenComplete((answer, problem) -> {
                        if (problem != null) {
                            throw new IllegalStateException("a call failed", problem);
                        }
                        count(System.nanoTime() - start);
                        next();
                    });
        }

        private synchronized void count(long took) {
            if (counting) {
                if (count == nanos.length) {
                    nanos = Arrays.copyOf(nanos, 2 * count);
                }
                nanos[count++] = took;
            }
        }

        synchronized void begin() {
            counting = true;
        }

        synchronized long[] end() {
            counting = false;
            return Arrays.copyOf(nanos, count);
        }
    }
}
