package io.tombolo.benchmarks.catalog;

import io.tombolo.contract.rpc.RpcMethod;
import io.tombolo.contract.rpc.catalog.CatalogMethods;
import io.tombolo.contract.rpc.health.HealthMethods;
import io.tombolo.contract.rpc.kv.KvMethods;
import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.contract.rpc.query.QuerySource;
import io.tombolo.contract.rpc.query.ServiceSpecificRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Calls per second to one server process over its port: writes of keys of 100 bytes, each on disk before it is
/// answered, and default reads of a service's ten instances with nodes and checks. Each caller calls again once
/// it is answered.
///
/// Arguments: the server's jar; seconds to warm up and seconds to measure, for each line.
final class ServerRates {

    private static final int[] CALLERS = {1, 16, 64};
    private static final int INSTANCES = 10;
    private static final int KEYS = 1_000;

    private final ServerProcess server;
    private final long warmUp;
    private final long measured;

    private ServerRates(ServerProcess server, long warmUp, long measured) {
        this.server = server;
        this.warmUp = warmUp;
        this.measured = measured;
    }

    /// Prints the table.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.of(arguments[0], "1g")) {
            var _ = server.start();
            say("server process %d".formatted(server.number()));
            for (int i = 0; i < INSTANCES; i++) {
                var _ = server.call(CatalogMethods.REGISTER, LargeServer.register(i, 1))
                        .join();
            }
            var rates = new ServerRates(server, Long.parseLong(arguments[1]), Long.parseLong(arguments[2]));
            say("| | callers | calls/s | p50 | p99 |");
            say("|---|---|---|---|---|");
            for (int callers : CALLERS) {
                rates.measure("write", callers, KvMethods.APPLY, () -> LargeServer.set(anyKey()));
            }
            for (int callers : CALLERS) {
                rates.measure("read", callers, HealthMethods.SERVICE_NODES, ServerRates::tenInstances);
            }
        }
    }

    private static String anyKey() {
        return "app/%07d/setting".formatted(System.nanoTime() % KEYS);
    }

    private static ServiceSpecificRequest tenInstances() {
        return new ServiceSpecificRequest(
                "dc1",
                false,
                0,
                false,
                false,
                "",
                "",
                "",
                "",
                "web-0",
                "",
                QuerySource.NONE,
                false,
                Map.of(),
                List.of(),
                QueryOptions.NONE);
    }

    private <Q, R> void measure(String what, int callers, RpcMethod<Q, R> method, Supplier<Q> request)
            throws InterruptedException {
        long begin = System.nanoTime() + TimeUnit.SECONDS.toNanos(warmUp);
        long end = begin + TimeUnit.SECONDS.toNanos(measured);
        var took = new ConcurrentLinkedQueue<Long>();
        var threads = new Thread[callers];
        for (int i = 0; i < callers; i++) {
            threads[i] = Thread.startVirtualThread(() -> {
                for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
                    call(method, request.get());
                    if (now >= begin) {
                        took.add(System.nanoTime() - now);
                    }
                }
            });
        }
        for (Thread thread : threads) {
            thread.join();
        }
        long[] nanos = took.stream().mapToLong(Long::longValue).sorted().toArray();
        say(String.format(
                Locale.ROOT,
                "| %s | %,d | %,d | %,d µs | %,d µs |",
                what,
                callers,
                nanos.length / measured,
                nanos[nanos.length / 2] / 1_000,
                nanos[nanos.length * 99 / 100] / 1_000));
    }

    private <Q, R> void call(RpcMethod<Q, R> method, Q request) {
        try {
            var _ = server.call(method, request).join();
        } catch (CompletionException failed) {
            throw new IllegalStateException("a call failed", failed);
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
