package io.tombolo.core.catalog.kv;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.catalog.Replica;
import io.tombolo.core.catalog.store.Answer;
import io.tombolo.core.catalog.store.Outcome;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.wire.Bytes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KvEntriesTest {

    private final Replica replica = new Replica();

    @Test
    void aKeyKeepsTheIndexesOfItsMakingAndOfItsLastChange() {
        set("other", "x");

        set("foo", "bar");
        set("foo", "baz");

        assertThat(entry("foo").raft()).isEqualTo(new RaftIndex(2, 3));
        assertThat(KvQueries.get(replica.store(), "foo").index()).isEqualTo(3);
    }

    @Test
    void aWriteOfTheSameChangesNothing() {
        set("foo", "bar");
        Answer<Optional<DirEntry>> before = KvQueries.get(replica.store(), "foo");

        set("foo", "bar");

        assertThat(replica.woke(before)).isFalse();
        assertThat(KvQueries.get(replica.store(), "foo").index()).isEqualTo(1);
    }

    @Test
    void checkAndSetWithZeroOnlyMakes() {
        assertThat(checkAndSet("cas1", "a", 0)).isEqualTo(Outcome.of(true));
        assertThat(checkAndSet("cas1", "a", 0)).isEqualTo(Outcome.of(false));
        assertThat(checkAndSet("cas1", "b", 1)).isEqualTo(Outcome.of(true));
        assertThat(checkAndSet("cas1", "c", 1)).isEqualTo(Outcome.of(false));
        assertThat(checkAndSet("absent", "c", 1)).isEqualTo(Outcome.of(false));
        assertThat(entry("cas1").value()).isEqualTo(Bytes.ofText("b"));
    }

    @Test
    void checkAndDeleteHoldsForAnAbsentKey() {
        set("cas1", "a");

        assertThat(replica.kv(new KvCommand.CheckAndDelete("cas1", 0))).isEqualTo(Outcome.of(false));
        assertThat(replica.kv(new KvCommand.CheckAndDelete("cas1", 9))).isEqualTo(Outcome.of(false));
        assertThat(replica.kv(new KvCommand.CheckAndDelete("cas1", 1))).isEqualTo(Outcome.of(true));
        assertThat(replica.kv(new KvCommand.CheckAndDelete("cas1", 1))).isEqualTo(Outcome.of(true));
    }

    @Test
    void refusesAnEmptyKeyButNotAnEmptyPrefix() {
        set("foo", "bar");

        assertThat(Replica.textOf(set("", "bar"))).isEqualTo("Must provide key");
        assertThat(Replica.textOf(replica.kv(new KvCommand.Delete("")))).isEqualTo("Must provide key");
        assertThat(replica.kv(new KvCommand.DeleteTree(""))).isEqualTo(Outcome.DONE);
        assertThat(KvQueries.list(replica.store(), "").value()).isEmpty();
    }

    @Test
    void anAbsentKeyAnswersTheIndexOfTheTable() {
        assertThat(KvQueries.get(replica.store(), "foo").index()).isEqualTo(1);

        set("a", "1");
        set("b", "1");

        assertThat(KvQueries.get(replica.store(), "foo").index()).isEqualTo(2);
    }

    @Test
    void deletingWakesTheReadersOfTheKeyWithAGreaterIndex() {
        set("blk/a", "1");
        Answer<Optional<DirEntry>> before = KvQueries.get(replica.store(), "blk/a");

        replica.kv(new KvCommand.Delete("blk/a"));

        assertThat(replica.woke(before)).isTrue();
        assertThat(KvQueries.get(replica.store(), "blk/a").index()).isEqualTo(2);
    }

    @Test
    void anotherKeyDoesNotWakeAReader() {
        set("blk/a", "1");
        Answer<Optional<DirEntry>> key = KvQueries.get(replica.store(), "blk/a");
        Answer<List<DirEntry>> prefix = KvQueries.list(replica.store(), "blk/");
        set("web", "1");
        set("zoo", "1");
        Answer<List<DirEntry>> after = KvQueries.list(replica.store(), "blk/");

        set("zoo/a", "2");

        assertThat(replica.woke(key)).isFalse();
        assertThat(replica.woke(after)).isFalse();
        assertThat(after.index()).isEqualTo(prefix.index());
    }

    @Test
    void anEmptiedPrefixAnswersItsTombstone() {
        set("blk/zzz", "1");
        set("other", "1");
        replica.kv(new KvCommand.Delete("blk/zzz"));
        set("other", "2");

        Answer<List<DirEntry>> answer = KvQueries.list(replica.store(), "blk/");

        assertThat(answer.value()).isEmpty();
        assertThat(answer.index()).isEqualTo(3);
    }

    @Test
    void collectingTombstonesTakesNoIndexBack() {
        set("blk/a", "1");
        set("blk/b", "1");
        replica.kv(new KvCommand.Delete("blk/b"));
        long before = KvQueries.list(replica.store(), "blk/").index();

        replica.kv(new KvCommand.CollectTombstones(3));

        assertThat(replica.store().size(Tombstone.TABLE)).isZero();
        assertThat(KvQueries.list(replica.store(), "blk/").index()).isEqualTo(before);
    }

    @Test
    void collectingLeavesYoungerTombstones() {
        set("a", "1");
        set("b", "1");
        replica.kv(new KvCommand.Delete("a"));
        replica.kv(new KvCommand.Delete("b"));

        replica.kv(new KvCommand.CollectTombstones(3));

        assertThat(replica.store().size(Tombstone.TABLE)).isEqualTo(1);
        assertThat(replica.store().size(KvEntries.TABLE)).isZero();
    }

    @Test
    void foldsKeysAtTheFirstSeparatorAfterThePrefix() {
        for (String key : List.of("web/bin", "web/empty", "web/key1", "web/sub/deep", "web/sub/er", "web")) {
            set(key, "1");
        }

        assertThat(keys("web/", "/")).containsExactly("web/bin", "web/empty", "web/key1", "web/sub/");
        assertThat(keys("web", "/")).containsExactly("web", "web/");
        assertThat(keys("web/", "")).containsExactly("web/bin", "web/empty", "web/key1", "web/sub/deep", "web/sub/er");
        assertThat(keys("zzz", "/")).isEmpty();
    }

    @Test
    void listsInTheOrderOfTheBytes() {
        for (String key : List.of("b", "ü", "a/", "a", "B", "\u0000")) {
            set(key, "1");
        }

        assertThat(keys("", "")).containsExactly("\u0000", "B", "a", "a/", "b", "ü");
    }

    @Test
    void theValueOfAStoredKeyKeepsNoMessageAlive() {
        Bytes message = Bytes.wrap(new byte[1000]);

        replica.kv(new KvCommand.Set(DirEntry.of("foo", message.slice(10, 5))));

        assertThat(entry("foo").value().array()).hasSize(5);
    }

    private List<String> keys(String prefix, String separator) {
        return KvQueries.keys(replica.store(), prefix, separator).value();
    }

    private Outcome set(String key, String value) {
        return replica.kv(new KvCommand.Set(DirEntry.of(key, Bytes.ofText(value))));
    }

    private Outcome checkAndSet(String key, String value, long index) {
        return replica.kv(new KvCommand.CheckAndSet(DirEntry.of(key, Bytes.ofText(value)), index));
    }

    private DirEntry entry(String key) {
        return KvQueries.get(replica.store(), key).value().orElseThrow();
    }
}
