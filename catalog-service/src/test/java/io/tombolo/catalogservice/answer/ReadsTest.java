package io.tombolo.catalogservice.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tombolo.catalogservice.log.Barrier;
import io.tombolo.catalogservice.log.ModelLog;
import io.tombolo.catalogservice.replica.CatalogReplica;
import io.tombolo.contract.leadership.Standing;
import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.catalog.CatalogCommand;
import io.tombolo.core.catalog.StateDigest;
import io.tombolo.core.catalog.kv.DirEntry;
import io.tombolo.core.catalog.kv.KvCommand;
import io.tombolo.core.catalog.kv.KvQueries;
import io.tombolo.core.catalog.store.Outcome;
import io.tombolo.core.terms.NodeName;
import io.tombolo.core.wire.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ReadsTest {

    private final CatalogReplica replica = new CatalogReplica();
    private final ModelLog<Outcome> log = new ModelLog<>(replica);
    private final Reads reads = new Reads(log, replica);
    private final Writes writes = new Writes(log, InstantSource.system());
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        callers.shutdownNow();
    }

    @Test
    void asksTheLeaseForDefaultAMajorityForConsistentAndNobodyForStaleReads() {
        var _ = get("k", options(0, false, false));
        var _ = get("k", options(0, false, true));
        var _ = get("k", options(0, true, false));
        assertThat(log.barriers()).containsExactly(Barrier.LEASE, Barrier.MAJORITY);
    }

    @Test
    void tellsThatNobodyLeadsAndAnswersStaleReadsAllTheSame() {
        set("k", "1");
        log.becomes(new Standing.Leaderless(true));
        assertThatThrownBy(() -> get("k", options(0, false, false)))
                .isInstanceOf(RpcFailedException.class)
                .hasMessage("No cluster leader");
        assertThatThrownBy(() -> get("k", options(0, false, true))).hasMessage("No cluster leader");
        Found<Optional<DirEntry>> stale = get("k", options(0, true, false));
        assertThat(stale.value()).isPresent();
        assertThat(stale.meta().knownLeader()).isFalse();
        log.becomes(new Standing.Follows(new NodeName("s2")));
        assertThat(get("k", options(0, true, false)).meta().knownLeader()).isTrue();
        assertThat(get("k", options(0, true, false)).meta().lastContact()).isEqualTo(Duration.ofMillis(7));
    }

    @Test
    void waitsForTheKeyAndNotForOthers() throws Exception {
        set("k", "1");
        long index = get("k", QueryOptions.NONE).meta().index();
        Future<Found<Optional<DirEntry>>> waiting = callers.submit(() -> get("k", options(index, false, false)));
        awaitParked(1);
        for (int i = 0; i < 100; i++) {
            set("other/" + i, "x");
            set("l", "x" + i);
        }
        assertThat(waiting.isDone()).isFalse();
        set("k", "2");
        Found<Optional<DirEntry>> found = waiting.get(10, TimeUnit.SECONDS);
        assertThat(found.value().orElseThrow().value().text()).isEqualTo("2");
        assertThat(found.meta().index()).isGreaterThan(index);
        assertThat(replica.watched()).isZero();
    }

    @Test
    void waitsOnForAMissingKeyWhateverElseIsWritten() throws Exception {
        set("a", "1");
        long index = get("zz", QueryOptions.NONE).meta().index();
        Future<Found<Optional<DirEntry>>> waiting = callers.submit(() -> get("zz", options(index, false, false)));
        awaitParked(1);
        for (int i = 0; i < 50; i++) {
            set("zy" + i, "x");
        }
        assertThat(waiting.isDone()).isFalse();
        set("zz", "here");
        assertThat(waiting.get(10, TimeUnit.SECONDS).value()).isPresent();
    }

    @Test
    void answersWhatIsThereWhenTheTimeIsOver() {
        set("k", "1");
        long index = get("k", QueryOptions.NONE).meta().index();
        QueryOptions options = options(index + 100, false, false, Duration.ofMillis(20));
        assertThat(get("k", options).meta().index()).isEqualTo(index);
    }

    @Test
    void endsTheWaitOfACallerThatIsGone() throws Exception {
        set("k", "1");
        long index = get("k", QueryOptions.NONE).meta().index();
        var ended = new CountDownLatch(1);
        Thread caller = Thread.startVirtualThread(() -> {
            try {
                var _ = get("k", options(index, false, false));
            } catch (CancellationException expected) {
                ended.countDown();
            }
        });
        awaitParked(1);
        caller.interrupt();
        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(replica.watched()).isZero();
    }

    @Test
    void answersAtOnceWhenTheStateWasReplaced() throws Exception {
        set("k", "1");
        var saved = new ByteArrayOutputStream();
        replica.image().writeTo(saved);
        set("k", "2");
        long index = get("k", QueryOptions.NONE).meta().index();
        Future<Found<Optional<DirEntry>>> waiting = callers.submit(() -> get("k", options(index, false, false)));
        awaitParked(1);
        restore(saved);
        Found<Optional<DirEntry>> found = waiting.get(10, TimeUnit.SECONDS);
        assertThat(found.value().orElseThrow().value().text()).isEqualTo("1");
    }

    @Test
    void answersWhatItHasWhenItLeadsNoLonger() throws Exception {
        set("k", "1");
        long index = get("k", QueryOptions.NONE).meta().index();
        Future<Found<Optional<DirEntry>>> waiting = callers.submit(() -> get("k", options(index, false, false)));
        Future<Found<Optional<DirEntry>>> consistent = callers.submit(() -> get("k", options(index, false, true)));
        Future<Found<Optional<DirEntry>>> stale = callers.submit(() -> get("k", options(index, true, false)));
        awaitAsleep(3);

        log.becomes(new Standing.Follows(new NodeName("s2")));

        assertThat(waiting.get(10, TimeUnit.SECONDS).meta().index()).isEqualTo(index);
        assertThat(consistent.get(10, TimeUnit.SECONDS).meta().index()).isEqualTo(index);
        awaitAsleep(1);
        assertThat(stale.isDone()).isFalse();

        log.becomes(new Standing.Leads());
        set("k", "2");

        assertThat(stale.get(10, TimeUnit.SECONDS).value().orElseThrow().value().text())
                .isEqualTo("2");
    }

    @Test
    void missesNoChangeHoweverManyWriteAndWait() throws Exception {
        int keys = 8;
        int rounds = 200;
        var followers = new ArrayList<Future<String>>();
        for (int i = 0; i < keys * 4; i++) {
            String key = "k" + i % keys;
            followers.add(callers.submit(() -> follow(key, String.valueOf(rounds - 1))));
        }
        var writers = new ArrayList<Future<?>>();
        for (int i = 0; i < keys; i++) {
            String key = "k" + i;
            writers.add(callers.submit(() -> {
                for (int round = 0; round < rounds; round++) {
                    set(key, String.valueOf(round));
                }
            }));
        }
        for (Future<?> writer : writers) {
            var _ = writer.get(30, TimeUnit.SECONDS);
        }
        for (Future<String> follower : followers) {
            assertThat(follower.get(30, TimeUnit.SECONDS)).isEqualTo(String.valueOf(rounds - 1));
        }
    }

    /// Waits until a key has a value; the index that it sees never goes back.
    private String follow(String key, String last) {
        long index = 1;
        while (true) {
            Found<Optional<DirEntry>> found = get(key, options(index, false, false));
            assertThat(found.meta().index()).isGreaterThanOrEqualTo(index);
            index = found.meta().index();
            String value = found.value().map(entry -> entry.value().text()).orElse("");
            if (value.equals(last)) {
                return value;
            }
        }
    }

    @Test
    void restoresWhatItSavedAndRefusesWhatIsCutOff() throws IOException {
        set("a", "1");
        set("b", "2");
        var saved = new ByteArrayOutputStream();
        replica.image().writeTo(saved);
        var other = new CatalogReplica();
        other.restore(new ByteArrayInputStream(saved.toByteArray()));
        assertThat(StateDigest.of(other.version().state()))
                .isEqualTo(StateDigest.of(replica.version().state()));
        for (int length = 0; length < saved.size(); length++) {
            var cut = new ByteArrayInputStream(saved.toByteArray(), 0, length);
            assertThatThrownBy(() -> other.restore(cut)).isInstanceOf(IOException.class);
        }
        assertThat(other.version().state().index())
                .isEqualTo(replica.version().state().index());
    }

    private void restore(ByteArrayOutputStream saved) throws IOException {
        replica.restore(new ByteArrayInputStream(saved.toByteArray()));
    }

    private void awaitParked(int watches) {
        while (replica.watched() < watches) {
            Thread.onSpinWait();
        }
    }

    private void awaitAsleep(int sleepers) {
        while (replica.sleepers() != sleepers) {
            Thread.onSpinWait();
        }
    }

    private void set(String key, String value) {
        var _ = writes.write(new CatalogCommand.Kv(new KvCommand.Set(DirEntry.of(key, Bytes.ofText(value)))));
    }

    private Found<Optional<DirEntry>> get(String key, QueryOptions options) {
        return reads.findOne(options, store -> KvQueries.get(store, key));
    }

    private static QueryOptions options(long index, boolean stale, boolean consistent) {
        return options(index, stale, consistent, Duration.ZERO);
    }

    private static QueryOptions options(long index, boolean stale, boolean consistent, Duration wait) {
        return new QueryOptions(
                "",
                index,
                wait,
                stale,
                consistent,
                false,
                Duration.ZERO,
                Duration.ZERO,
                false,
                Duration.ZERO,
                "",
                false);
    }
}
