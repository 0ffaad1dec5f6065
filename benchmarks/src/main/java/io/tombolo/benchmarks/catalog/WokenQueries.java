package io.tombolo.benchmarks.catalog;

import com.sun.management.ThreadMXBean;
import io.tombolo.catalogservice.replica.CatalogReplica;
import io.tombolo.core.catalog.CatalogCommand;
import io.tombolo.core.catalog.LogEntry;
import io.tombolo.core.catalog.LogEntryCodec;
import io.tombolo.core.catalog.kv.DirEntry;
import io.tombolo.core.catalog.kv.KvCommand;
import io.tombolo.core.catalog.kv.KvQueries;
import io.tombolo.core.wire.Bytes;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/// Many queries wait for one key, each on a virtual thread; the key is set: time until the apply has returned,
/// until the median and until the last of them has its answer, the heap that a waiting one takes, and what waking
/// it allocates.
///
/// Arguments: how many queries, how many rounds. The last round counts; those before it warm up.
final class WokenQueries {

    private final CatalogReplica replica = new CatalogReplica();
    private long index = 1;

    private WokenQueries() {}

    /// Prints what was measured.
    public static void main(String[] arguments) throws InterruptedException {
        int queries = Integer.parseInt(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        var benchmark = new WokenQueries();
        benchmark.set();
        for (int round = 1; round <= rounds; round++) {
            System.out.println("round %d: %s".formatted(round, benchmark.round(queries)));
        }
    }

    private String round(int queries) throws InterruptedException {
        long heapBefore = heap();
        var answered = new AtomicLongArray(queries);
        var parked = new CountDownLatch(queries);
        var done = new CountDownLatch(queries);
        for (int i = 0; i < queries; i++) {
            int number = i;
            Thread.startVirtualThread(() -> {
                parked.countDown();
                waitForNews();
                answered.set(number, System.nanoTime());
                done.countDown();
            });
        }
        parked.await();
        TimeUnit.MILLISECONDS.sleep(500);
        long perQuery = (heap() - heapBefore) / queries;
        long allocatedBefore = allocated();
        long begun = System.nanoTime();
        set();
        long applied = System.nanoTime() - begun;
        done.await();
        long allocatedByEach = (allocated() - allocatedBefore) / queries;
        long[] nanos = new long[queries];
        Arrays.setAll(nanos, i -> answered.get(i) - begun);
        Arrays.sort(nanos);
        return "applied after %d µs, median answer after %d µs, last after %d µs; per query %d bytes of heap while it waits, %d bytes allocated to wake it"
                .formatted(
                        applied / 1_000,
                        nanos[queries / 2] / 1_000,
                        nanos[queries - 1] / 1_000,
                        perQuery,
                        allocatedByEach);
    }

    private void waitForNews() {
        CatalogReplica.Version version = replica.version();
        var answer = KvQueries.get(version.store(), "watched");
        try {
            while (!replica.await(version, answer.watches(), Long.MAX_VALUE)) {
                Thread.onSpinWait();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        var _ = KvQueries.get(replica.version().store(), "watched");
    }

    private void set() {
        index++;
        var command = new CatalogCommand.Kv(new KvCommand.Set(DirEntry.of("watched", Bytes.ofText("v" + index))));
        var _ = replica.apply(index, LogEntryCodec.encode(new LogEntry(Instant.EPOCH, command)));
    }

    /// By all threads since the start, those that carry virtual ones included.
    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getTotalThreadAllocatedBytes();
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
