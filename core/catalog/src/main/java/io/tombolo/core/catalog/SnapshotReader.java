package io.tombolo.core.catalog;

import io.tombolo.core.catalog.store.Store;
import io.tombolo.core.catalog.store.Table;
import io.tombolo.core.catalog.store.Transaction;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.Decoded;
import io.tombolo.core.wire.msgpack.MalformedMsgpack;
import io.tombolo.core.wire.msgpack.Msgpack;
import io.tombolo.core.wire.msgpack.MsgpackReader;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Makes a state of the records that a [SnapshotWriter] wrote. For one thread.
///
/// The records may be anything: what is cut off, out of order, of another version or of a table that is not
/// known
/// is refused, and then the reader is thrown away.
public final class SnapshotReader {

    private final CatalogState empty = CatalogState.empty();
    private final Map<String, Table<?>> tables =
            empty.store().tables().stream().collect(Collectors.toMap(Table::name, Function.identity()));
    private final Transaction transaction = empty.store().begin(0, Instant.EPOCH);

    private boolean begun;
    private long logIndex;
    private long lead;
    private Optional<Table<?>> table = Optional.empty();
    private long rowsLeft;
    private long rows;
    private long records;

    /// Takes the next record.
    public Restoring read(Bytes record) {
        return switch (Msgpack.decode(record, this::take)) {
            case Decoded.Read<Restoring> read when read.value() instanceof Restoring.Refused -> read.value();
            case Decoded.Read<Restoring> read
            when read.length() < record.length() ->
                new Restoring.Refused("a record has %d bytes too many".formatted(record.length() - read.length()));
            case Decoded.Read<Restoring> read -> {
                records++;
                yield read.value();
            }
            case Decoded.Malformed<Restoring> malformed ->
                new Restoring.Refused(
                        "a record is malformed at byte %d: %s".formatted(malformed.offset(), malformed.fault()));
        };
    }

    private Restoring take(MsgpackReader reader) throws MalformedMsgpack {
        int parts = reader.readArrayHeader();
        int kind = reader.readInt();
        return switch (kind) {
            case SnapshotWriter.HEADER -> header(reader, parts);
            case SnapshotWriter.TABLE -> begin(reader, parts);
            case SnapshotWriter.ROW -> row(reader, parts);
            case SnapshotWriter.END -> end(reader, parts);
            default -> new Restoring.Refused("there is no record of kind %d".formatted(kind));
        };
    }

    private Restoring header(MsgpackReader reader, int parts) throws MalformedMsgpack {
        if (parts < 3 || begun || !reader.readString().equals(SnapshotWriter.MAGIC)) {
            return new Restoring.Refused("this is not the beginning of a snapshot");
        }
        long version = reader.readLong();
        if (version != SnapshotWriter.VERSION) {
            return new Restoring.Refused(
                    "the snapshot has version %d; version %d can be read".formatted(version, SnapshotWriter.VERSION));
        }
        if (parts != 5) {
            throw reader.refuse();
        }
        begun = true;
        logIndex = reader.readLong(0, Long.MAX_VALUE / 2);
        lead = reader.readLong(0, Long.MAX_VALUE / 2);
        return new Restoring.More();
    }

    private Restoring begin(MsgpackReader reader, int parts) throws MalformedMsgpack {
        if (parts != 3 || !begun || rowsLeft > 0) {
            return outOfOrder("a table begins");
        }
        String name = reader.readString();
        Table<?> found = tables.get(name);
        if (found == null) {
            return new Restoring.Refused("there is no table %s".formatted(name));
        }
        table = Optional.of(found);
        rowsLeft = reader.readLong(0, Long.MAX_VALUE);
        rows += rowsLeft;
        return new Restoring.More();
    }

    private Restoring row(MsgpackReader reader, int parts) throws MalformedMsgpack {
        if (parts != 2 || rowsLeft == 0 || table.isEmpty()) {
            return outOfOrder("a row comes");
        }
        put(table.get(), reader);
        rowsLeft--;
        return new Restoring.More();
    }

    private <R extends Record> void put(Table<R> into, MsgpackReader reader) throws MalformedMsgpack {
        transaction.put(into, into.codec().read(reader));
    }

    private Restoring end(MsgpackReader reader, int parts) throws MalformedMsgpack {
        if (parts != 2 || !begun || rowsLeft > 0) {
            return outOfOrder("the end comes");
        }
        long announced = reader.readLong();
        Store store = transaction.commit().store();
        long stored = store.tables().stream().mapToLong(store::size).sum();
        if (announced != records) {
            return new Restoring.Refused("of %d records %d came".formatted(announced, records));
        }
        if (stored != rows) {
            return new Restoring.Refused("of %d rows only %d are different".formatted(rows, stored));
        }
        return new Restoring.Complete(new CatalogState(logIndex, lead, store));
    }

    private Restoring outOfOrder(String what) {
        return new Restoring.Refused(
                "%s where it must not, with %d rows of a table still to come".formatted(what, rowsLeft));
    }
}
