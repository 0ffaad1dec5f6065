package io.tombolo.testing.system.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tombolo.contract.rpc.kv.IndexedDirEntries;
import io.tombolo.core.catalog.kv.DirEntry;
import io.tombolo.testing.kit.history.Action;
import io.tombolo.testing.kit.history.Content;
import io.tombolo.testing.kit.history.History;
import io.tombolo.testing.kit.history.IndexOrder;
import io.tombolo.testing.kit.history.Linearizability;
import io.tombolo.testing.kit.history.Operation;
import io.tombolo.testing.kit.history.Staleness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What is there after all faults, and whether it is what the history says.
final class Findings {

    /// Nobody calls any more, so everything can be read at once.
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /// What a stale read may be older than it says: the time in which a leader finds out that it is none, and
    /// what a busy machine adds.
    private static final Duration MARGIN = Duration.ofSeconds(2);

    private static final int LAST_READER = 1_000_000;

    private final History history;
    private final Server server;

    private Findings(History history, Server server) {
        this.history = history;
        this.server = server;
    }

    /// Reads every key that was ever written, of a history that is over.
    static Findings of(History history, Server server) {
        return new Findings(history, server);
    }

    /// Checks everything that is promised.
    ///
    /// @param held longest time for which a process or a connection stood still: what had come before is taken for
    ///             new afterwards
    /// @return how much there was to check
    Map<String, String> demandNoFault(Duration held) {
        var operations = new ArrayList<>(history.operations());
        operations.addAll(lastReads(operations));
        assertThat(IndexOrder.fault(operations)).isEmpty();
        assertThat(IndexOrder.faultOfStale(history.staleReads())).isEmpty();
        assertThat(Staleness.fault(operations, history.staleReads(), MARGIN.plus(held)))
                .isEmpty();
        assertThat(Linearizability.check(operations)).isEqualTo(new Linearizability.Verdict.Linearizable());
        return Map.of(
                "operations", "" + operations.size(),
                "acknowledged writes", "" + acknowledged(operations),
                "without an answer",
                        "" + operations.stream().filter(Operation::isOpen).count(),
                "stale reads", "" + history.staleReads().size());
    }

    private static long acknowledged(List<Operation> operations) {
        return operations.stream()
                .filter(one -> !one.isOpen() && one.action().written().isPresent())
                .count();
    }

    /// A read of every key, after all else.
    private List<Operation> lastReads(List<Operation> operations) {
        long invoked = System.nanoTime();
        IndexedDirEntries all = readAll();
        long completed = System.nanoTime();
        Map<String, DirEntry> byKey =
                all.entries().stream().collect(Collectors.toMap(DirEntry::key, Function.identity()));
        assertThat(operations).extracting(Operation::register).containsAll(byKey.keySet());
        var reads = new HashMap<String, Operation>();
        for (Operation operation : operations) {
            reads.computeIfAbsent(
                    operation.register(),
                    key -> new Operation(
                            LAST_READER, key, read(byKey, key, all.meta().index()), invoked, completed));
        }
        return List.copyOf(reads.values());
    }

    private static Action read(Map<String, DirEntry> byKey, String key, long index) {
        DirEntry entry = byKey.get(key);
        return entry == null
                ? new Action.Read(Content.NOTHING, index)
                : new Action.Read(Content.of(entry.value().text()), entry.raft().modifyIndex());
    }

    private IndexedDirEntries readAll() {
        var found = new ArrayList<IndexedDirEntries>();
        await().atMost(PATIENCE).until(() -> {
            if (server.calls().list("", Mode.CONSISTENT) instanceof Reply.Done<IndexedDirEntries>(var all)) {
                found.add(all);
            }
            return !found.isEmpty();
        });
        return found.getFirst();
    }
}
