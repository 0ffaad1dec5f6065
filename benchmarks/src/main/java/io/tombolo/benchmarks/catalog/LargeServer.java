package io.tombolo.benchmarks.catalog;

import io.tombolo.contract.rpc.RpcMethod;
import io.tombolo.contract.rpc.catalog.CatalogMethods;
import io.tombolo.contract.rpc.catalog.RegisterRequest;
import io.tombolo.contract.rpc.kv.KvMethods;
import io.tombolo.contract.rpc.kv.KvsRequest;
import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.kv.DirEntry;
import io.tombolo.core.catalog.service.NodeService;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.wire.Bytes;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/// One server process with a large catalog: how fast it is filled over the server port, its resident memory, and
/// how long it takes, killed and started again, until it answers a default read.
///
/// Arguments: the server's jar; keys, of 100 bytes; service instances, each with a check; its largest heap, such
/// as `4g`.
final class LargeServer {

    private static final int VALUE_SIZE = 100;
    private static final int INSTANCES_PER_NODE = 100;
    private static final int SERVICES = 1_000;
    private static final int CALLERS = 256;

    private LargeServer() {}

    /// Prints what was measured.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int keys = Integer.parseInt(arguments[1]);
        int instances = Integer.parseInt(arguments[2]);
        try (ServerProcess server = ServerProcess.of(arguments[0], arguments[3])) {
            say("first start: %d ms; %d MiB resident".formatted(server.start(), server.resident()));
            fill("keys", keys, server, KvMethods.APPLY, number -> set(key(number)));
            say("with them: %d MiB resident".formatted(server.resident()));
            fill("instances", instances, server, CatalogMethods.REGISTER, number -> register(number, SERVICES));
            say("with them: %d MiB resident".formatted(server.resident()));
            for (int restart = 0; restart < 2; restart++) {
                server.kill();
                say("killed and started again: %d ms; %d MiB resident".formatted(server.start(), server.resident()));
            }
        }
    }

    private static <Q, R> void fill(
            String what, int count, ServerProcess server, RpcMethod<Q, R> method, IntFunction<Q> request)
            throws InterruptedException {
        var free = new Semaphore(CALLERS);
        var failures = new AtomicInteger();
        long begun = System.nanoTime();
        for (int i = 0; i < count; i++) {
            free.acquire();
            var _ = server.call(method, request.apply(i)).whenComplete((answer, problem) -> {
                if (problem != null) {
                    failures.incrementAndGet();
                }
                free.release();
            });
        }
        free.acquire(CALLERS);
        say("%d %s in %d ms; %d failed"
                .formatted(count, what, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun), failures.get()));
    }

    private static String key(int number) {
        return "app/%07d/setting".formatted(number);
    }

    /// Sets a key to 100 bytes.
    static KvsRequest set(String key) {
        return new KvsRequest("dc1", DirEntry.of(key, Bytes.wrap(new byte[VALUE_SIZE])), "set", WriteRequest.ANONYMOUS);
    }

    /// One of many instances, with a check, which are spread over services.
    static RegisterRequest register(int number, int services) {
        String node = "node-%05d".formatted(number / INSTANCES_PER_NODE);
        String id = "web-%06d".formatted(number);
        return new RegisterRequest(
                "dc1",
                "10.0.0.1",
                Optional.empty(),
                "",
                Optional.empty(),
                node,
                "",
                Optional.of(NodeService.of("web-%d".formatted(number % services), id, 8080)),
                false,
                List.of(HealthCheck.ofService(node, id, "check-" + id, "passing")),
                Map.of(),
                Map.of(),
                WriteRequest.ANONYMOUS,
                RaftIndex.NONE);
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
