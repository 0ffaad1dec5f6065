package io.tombolo.benchmarks.catalog;

import io.tombolo.catalogservice.replica.CatalogReplica;
import io.tombolo.core.catalog.CatalogCommand;
import io.tombolo.core.catalog.LogEntry;
import io.tombolo.core.catalog.LogEntryCodec;
import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.kv.DirEntry;
import io.tombolo.core.catalog.kv.KvCommand;
import io.tombolo.core.catalog.node.Node;
import io.tombolo.core.catalog.registration.RegistrationCommand.Register;
import io.tombolo.core.catalog.service.NodeService;
import io.tombolo.core.wire.Bytes;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// What a large catalog costs: heap per entry, time to write a snapshot of it to a file, and to start from one.
///
/// Arguments: keys, of 100 bytes; service instances, each with a check.
final class LargeCatalog {

    private static final int VALUE_SIZE = 100;
    private static final int INSTANCES_PER_NODE = 100;

    private final CatalogReplica replica = new CatalogReplica();
    private long index = 1;

    private LargeCatalog() {}

    /// Prints what was measured.
    public static void main(String[] arguments) throws IOException {
        new LargeCatalog().run(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
    }

    private void run(int keys, int instances) throws IOException {
        long empty = heap();
        byte[] value = new byte[VALUE_SIZE];
        for (int i = 0; i < keys; i++) {
            apply(new CatalogCommand.Kv(
                    new KvCommand.Set(DirEntry.of("app/%07d/setting".formatted(i), Bytes.wrap(value.clone())))));
        }
        long withKeys = heap();
        for (int i = 0; i < instances; i++) {
            apply(new CatalogCommand.Registration(instance(i)));
        }
        long all = heap();
        say("heap per key: %d bytes; per instance with its check: %d bytes"
                .formatted((withKeys - empty) / Math.max(1, keys), (all - withKeys) / Math.max(1, instances)));
        Path file = Files.createTempFile("large-catalog", ".snapshot");
        try {
            long begun = System.nanoTime();
            try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
                replica.image().writeTo(out);
            }
            say("snapshot of %d MiB written in %d ms".formatted(Files.size(file) >> 20, millisSince(begun)));
            begun = System.nanoTime();
            try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 20)) {
                new CatalogReplica().restore(in);
            }
            say("read again in %d ms".formatted(millisSince(begun)));
        } finally {
            Files.delete(file);
        }
    }

    private static Register instance(int number) {
        String node = "node-%05d".formatted(number / INSTANCES_PER_NODE);
        String id = "web-%06d".formatted(number);
        return Register.of(Node.of(node, "10.0.0.1"))
                .with(NodeService.of("web-%d".formatted(number % 1_000), id, 8080))
                .with(HealthCheck.ofService(node, id, "check-" + id, "passing"));
    }

    private void apply(CatalogCommand command) {
        index++;
        var _ = replica.apply(index, LogEntryCodec.encode(new LogEntry(Instant.EPOCH, command)));
    }

    private static long millisSince(long begun) {
        return (System.nanoTime() - begun) / 1_000_000;
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
