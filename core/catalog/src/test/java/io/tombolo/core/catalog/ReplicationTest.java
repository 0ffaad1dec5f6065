package io.tombolo.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.catalog.store.Outcome;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.Decoded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplicationTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final int COMMANDS = 4_000;

    @Test
    void replicasFedTheSameBytesAreEqualAfterEveryCommand() {
        var commands = new RandomCommands(11);
        CatalogState leader = CatalogState.empty();
        CatalogState follower = CatalogState.empty();
        int refused = 0;

        for (int i = 1; i <= COMMANDS; i++) {
            var entry = new LogEntry(START.plusSeconds(i * 7L), commands.next(i));
            Applied atLeader = leader.apply(i, entry);
            Applied atFollower = follower.apply(i, decoded(LogEntryCodec.encode(entry)));
            leader = atLeader.state();
            follower = atFollower.state();

            assertThat(atFollower.outcome()).isEqualTo(atLeader.outcome());
            assertThat(StateDigest.of(follower)).as("after %s", entry).isEqualTo(StateDigest.of(leader));
            refused += atLeader.outcome() instanceof Outcome.Refused ? 1 : 0;
        }

        assertThat(refused).isBetween(COMMANDS / 20, COMMANDS / 2);
    }

    @Test
    void aRestoredSnapshotIsTheStateAndGoesOnLikeIt() {
        var commands = new RandomCommands(12);
        CatalogState state = CatalogState.empty();
        for (int i = 1; i <= 1_500; i++) {
            state = state.apply(i, new LogEntry(START.plusSeconds(i * 7L), commands.next(i)))
                    .state();
        }

        CatalogState restored = restore(records(state));

        assertThat(restored.index()).isEqualTo(state.index());
        assertThat(StateDigest.of(restored)).isEqualTo(StateDigest.of(state));
        for (int i = 1_501; i <= 2_500; i++) {
            var entry = new LogEntry(START.plusSeconds(i * 7L), commands.next(i));
            Applied one = state.apply(i, entry);
            Applied other = restored.apply(i, entry);
            state = one.state();
            restored = other.state();
            assertThat(other.outcome()).isEqualTo(one.outcome());
        }
        assertThat(StateDigest.of(restored)).isEqualTo(StateDigest.of(state));
    }

    @Test
    void aSnapshotThatIsCutOffOrChangedIsRefused() {
        var commands = new RandomCommands(13);
        CatalogState state = CatalogState.empty();
        for (int i = 1; i <= 200; i++) {
            state = state.apply(i, new LogEntry(START, commands.next(i))).state();
        }
        List<Bytes> records = records(state);

        for (int left = 0; left < records.size(); left++) {
            var without = new ArrayList<>(records);
            without.remove(left);
            assertThat(outcome(without)).isNotInstanceOf(Restoring.Complete.class);
        }
        for (Bytes record : records) {
            for (int cut = 0; cut < record.length(); cut++) {
                assertThat(outcome(List.of(records.getFirst(), record.slice(0, cut))))
                        .isInstanceOf(Restoring.Refused.class);
            }
        }
    }

    @Test
    void aSnapshotOfALaterVersionIsRefusedInWords() {
        Bytes header = Bytes.ofHex("9400af746f6d626f6c6f2d636174616c6f670205");

        assertThat(new SnapshotReader().read(header))
                .isEqualTo(new Restoring.Refused("the snapshot has version 2; version 1 can be read"));
    }

    @Test
    void aLogEntryThatIsDamagedIsMalformed() {
        var commands = new RandomCommands(14);
        for (int i = 1; i < 200; i++) {
            Bytes bytes = LogEntryCodec.encode(new LogEntry(START, commands.next(i)));
            for (int cut = 0; cut < bytes.length(); cut += 7) {
                assertThat(LogEntryCodec.decode(bytes.slice(0, cut))).isInstanceOf(Decoded.Malformed.class);
            }
        }
    }

    private static LogEntry decoded(Bytes bytes) {
        return switch (LogEntryCodec.decode(bytes)) {
            case Decoded.Read<LogEntry> read -> read.value();
            case Decoded.Malformed<LogEntry> malformed -> throw new AssertionError(malformed);
        };
    }

    private static List<Bytes> records(CatalogState state) {
        var records = new ArrayList<Bytes>();
        new SnapshotWriter(state).forEachRemaining(records::add);
        return records;
    }

    private static CatalogState restore(List<Bytes> records) {
        return switch (outcome(records)) {
            case Restoring.Complete(var state) -> state;
            case Restoring.More more -> throw new AssertionError("the snapshot has no end");
            case Restoring.Refused refused -> throw new AssertionError(refused.fault());
        };
    }

    private static Restoring outcome(List<Bytes> records) {
        var reader = new SnapshotReader();
        Restoring last = new Restoring.More();
        for (Bytes record : records) {
            last = reader.read(record);
            if (last instanceof Restoring.Refused) {
                return last;
            }
        }
        return last;
    }
}
