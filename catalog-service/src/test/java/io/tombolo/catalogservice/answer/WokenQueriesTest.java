package io.tombolo.catalogservice.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.catalogservice.log.ModelLog;
import io.tombolo.catalogservice.replica.CatalogReplica;
import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.catalog.CatalogCommand;
import io.tombolo.core.catalog.kv.DirEntry;
import io.tombolo.core.catalog.kv.KvCommand;
import io.tombolo.core.catalog.kv.KvQueries;
import io.tombolo.core.catalog.store.Outcome;
import io.tombolo.core.wire.Bytes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who is answered after a command, among many queries that wait: exactly those whose entries it changed, by a
/// map that does the same.
final class WokenQueriesTest {

    private static final int COMMANDS = 150;
    private static final int QUERIES = 60;

    /// Neighbours in the tree: above each other, beside each other, with nothing at the fork.
    private static final List<String> KEYS =
            List.of("a", "ab", "abc", "abd", "b/", "b/1", "b/1/x", "b/2", "c", "caaaa", "caaab");

    private final CatalogReplica replica = new CatalogReplica();
    private final ModelLog<Outcome> log = new ModelLog<>(replica);
    private final Reads reads = new Reads(log, replica);
    private final Writes writes = new Writes(log, InstantSource.system());
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final TreeMap<String, String> model = new TreeMap<>();
    private final List<Waiting> waiting = new ArrayList<>();

    @AfterEach
    void stop() {
        callers.shutdownNow();
    }

    /// A query on its way, and the entries that it was last told of.
    private record Waiting(boolean below, String key, Map<String, String> told, Future<Map<String, String>> answer) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aCommandAnswersThoseWhoseEntriesItChangesAndNobodyElse(long seed) throws Exception {
        var random = new SplittableRandom(seed);
        perform(new KvCommand.Set(DirEntry.of("first", Bytes.ofText("x"))));
        for (int i = 0; i < QUERIES; i++) {
            ask(random.nextBoolean(), KEYS.get(random.nextInt(KEYS.size())));
        }

        int answered = 0;
        for (int i = 0; i < COMMANDS; i++) {
            awaitAsleep(QUERIES);
            String done = change(random);

            for (Waiting query : List.copyOf(waiting)) {
                Map<String, String> now = expected(query.below(), query.key());
                if (now.equals(query.told())) {
                    assertThat(query.answer()).as("%s after %s", query, done).isNotDone();
                } else {
                    assertThat(query.answer().get(10, TimeUnit.SECONDS))
                            .as("%s after %s", query, done)
                            .isEqualTo(now);
                    waiting.remove(query);
                    ask(query.below(), query.key());
                    answered++;
                }
            }
        }

        assertThat(answered).isGreaterThan(COMMANDS);
    }

    private void ask(boolean below, String key) {
        Map<String, String> told = expected(below, key);
        long index = index(below, key);
        waiting.add(new Waiting(below, key, told, callers.submit(() -> below ? list(key, index) : get(key, index))));
    }

    private long index(boolean below, String key) {
        return below
                ? KvQueries.list(replica.version().store(), key).index()
                : KvQueries.get(replica.version().store(), key).index();
    }

    private Map<String, String> get(String key, long index) {
        return entries(reads.findOne(after(index), store -> KvQueries.get(store, key)).value().stream()
                .toList());
    }

    private Map<String, String> list(String prefix, long index) {
        return entries(reads.find(after(index), store -> KvQueries.list(store, prefix), List::isEmpty)
                .value());
    }

    private static Map<String, String> entries(List<DirEntry> entries) {
        var map = new TreeMap<String, String>();
        entries.forEach(entry -> map.put(entry.key(), entry.value().text()));
        return map;
    }

    private Map<String, String> expected(boolean below, String key) {
        var entries = new TreeMap<>(model);
        entries.keySet().removeIf(one -> below ? !one.startsWith(key) : !one.equals(key));
        return entries;
    }

    private String change(SplittableRandom random) {
        String key = KEYS.get(random.nextInt(KEYS.size()));
        String value = "v" + random.nextInt(3);
        switch (random.nextInt(8)) {
            case 0, 1, 2, 3 -> {
                perform(new KvCommand.Set(DirEntry.of(key, Bytes.ofText(value))));
                model.put(key, value);
            }
            case 4 -> {
                perform(new KvCommand.CheckAndSet(DirEntry.of(key, Bytes.ofText(value)), 0));
                model.putIfAbsent(key, value);
            }
            case 5, 6 -> {
                perform(new KvCommand.Delete(key));
                model.remove(key);
            }
            default -> {
                perform(new KvCommand.DeleteTree(key));
                model.keySet().removeIf(one -> one.startsWith(key));
            }
        }
        return key;
    }

    private void perform(KvCommand command) {
        var _ = writes.write(new CatalogCommand.Kv(command));
    }

    private void awaitAsleep(int sleepers) {
        while (replica.sleepers() != sleepers) {
            Thread.onSpinWait();
        }
    }

    private static QueryOptions after(long index) {
        return new QueryOptions(
                "",
                index,
                Duration.ZERO,
                true,
                false,
                false,
                Duration.ZERO,
                Duration.ZERO,
                false,
                Duration.ZERO,
                "",
                false);
    }
}
