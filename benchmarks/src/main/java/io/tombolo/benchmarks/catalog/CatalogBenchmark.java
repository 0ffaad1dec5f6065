package io.tombolo.benchmarks.catalog;

import io.tombolo.core.catalog.Applied;
import io.tombolo.core.catalog.CatalogCommand;
import io.tombolo.core.catalog.CatalogState;
import io.tombolo.core.catalog.LogEntry;
import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.health.CheckServiceNode;
import io.tombolo.core.catalog.health.HealthQueries;
import io.tombolo.core.catalog.kv.DirEntry;
import io.tombolo.core.catalog.kv.KvCommand;
import io.tombolo.core.catalog.kv.KvQueries;
import io.tombolo.core.catalog.node.Node;
import io.tombolo.core.catalog.registration.RegistrationCommand.Register;
import io.tombolo.core.catalog.service.NodeService;
import io.tombolo.core.catalog.service.ServiceGroup;
import io.tombolo.core.catalog.service.ServiceSelection;
import io.tombolo.core.catalog.store.Answer;
import io.tombolo.core.wire.Bytes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Keys with values of 100 bytes, and services of ten instances: one command or query at a time.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx3g", "-XX:+UseG1GC", "-XX:+UseCompactObjectHeaders"})
public class CatalogBenchmark {

    private static final int VALUE_SIZE = 100;
    private static final int SERVICES = 1_000;
    private static final int INSTANCES = 10;

    /// How many keys there are.
    @Param({"1000", "100000", "1000000"})
    private int keys;

    private final SplittableRandom random = new SplittableRandom(1);
    private CatalogState state = CatalogState.empty();

    /// Fills the catalog.
    @Setup
    public void fill() {
        for (int i = 0; i < keys; i++) {
            state = set(i).state();
        }
        for (int i = 0; i < SERVICES * INSTANCES; i++) {
            state = apply(register(i, "passing")).state();
        }
    }

    /// Another value under a key that is there.
    @Benchmark
    public Applied kvSet() {
        Applied applied = set(random.nextInt(keys));
        state = applied.state();
        return applied;
    }

    /// The entry under a key.
    @Benchmark
    public Answer<Optional<DirEntry>> kvGet() {
        return KvQueries.get(state.store(), key(random.nextInt(keys)));
    }

    /// A check says something else.
    @Benchmark
    public Applied checkUpdate() {
        String status = random.nextBoolean() ? "passing" : "warning";
        Applied applied = apply(register(random.nextInt(SERVICES * INSTANCES), status));
        state = applied.state();
        return applied;
    }

    /// A service's ten instances with their nodes and checks.
    @Benchmark
    public Answer<List<CheckServiceNode>> serviceHealth() {
        var group = ServiceGroup.named("service-%04d".formatted(random.nextInt(SERVICES)));
        return HealthQueries.nodes(state.store(), ServiceSelection.all(group));
    }

    private Applied set(int number) {
        var value = new byte[VALUE_SIZE];
        random.nextBytes(value);
        return apply(new CatalogCommand.Kv(new KvCommand.Set(DirEntry.of(key(number), Bytes.wrap(value)))));
    }

    private static CatalogCommand register(int number, String status) {
        String node = "node-%04d".formatted(number / INSTANCES);
        String name = "service-%04d".formatted(number % SERVICES);
        String id = name + "-" + number;
        return new CatalogCommand.Registration(Register.of(Node.of(node, "10.0.0.1"))
                .with(NodeService.of(name, id, 80))
                .with(HealthCheck.ofService(node, id, "check-" + number, status)));
    }

    private Applied apply(CatalogCommand command) {
        return state.apply(state.index() + 1, new LogEntry(Instant.EPOCH, command));
    }

    private static String key(int number) {
        return "app/%03d/config/%07d".formatted(number % 1_000, number);
    }

    /// Runs all of them with the allocation profiler.
    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(CatalogBenchmark.class.getSimpleName())
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
    }
}
