package io.tombolo.core.catalog;

import io.tombolo.core.catalog.store.Key;
import io.tombolo.core.catalog.store.Store;
import io.tombolo.core.catalog.store.Table;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.binding.WireCodec;
import io.tombolo.core.wire.msgpack.MsgpackWriter;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;

/// A state as a stream of records, each made when it is asked for.
///
///     [0, "tombolo-catalog", version, log index, lead]  first
///     [1, table, rows] then rows × [2, {the row}]       for each table
///     [3, records before this one]                      last: without it the stream was cut off
///
/// No record is larger than the largest row and a few bytes. The state does not change meanwhile, so commands
/// go
/// on being applied. Checksums and files are the shell's.
public final class SnapshotWriter implements Iterator<Bytes> {

    static final String MAGIC = "tombolo-catalog";
    static final int VERSION = 1;
    static final int HEADER = 0;
    static final int TABLE = 1;
    static final int ROW = 2;
    static final int END = 3;

    private final Store store;
    private final Queue<Table<?>> tables;
    private final MsgpackWriter writer = new MsgpackWriter();
    private Iterator<Bytes> section = List.<Bytes>of().iterator();
    private final long logIndex;
    private final long lead;
    private long records;
    private int state = HEADER;

    /// A stream of a state, from its beginning.
    public SnapshotWriter(CatalogState state) {
        this.store = state.store();
        this.logIndex = state.logIndex();
        this.lead = state.lead();
        this.tables = new ArrayDeque<>(store.tables());
    }

    @Override
    public boolean hasNext() {
        return state != END;
    }

    @Override
    public Bytes next() {
        if (state == HEADER) {
            state = TABLE;
            return header();
        }
        if (state == END) {
            throw new NoSuchElementException("the snapshot is complete");
        }
        if (section.hasNext()) {
            return section.next();
        }
        Table<?> table = tables.poll();
        if (table == null) {
            state = END;
            return end();
        }
        section = rows(table);
        return begin(table);
    }

    private Bytes header() {
        writer.writeArrayHeader(5);
        writer.writeLong(HEADER);
        writer.writeString(MAGIC);
        writer.writeLong(VERSION);
        writer.writeLong(logIndex);
        writer.writeLong(lead);
        return written();
    }

    private Bytes begin(Table<?> table) {
        writer.writeArrayHeader(3);
        writer.writeLong(TABLE);
        writer.writeString(table.name());
        writer.writeLong(store.size(table));
        return written();
    }

    private <R extends Record> Iterator<Bytes> rows(Table<R> table) {
        Iterator<R> all = store.scan(table, Key.ALL).iterator();
        WireCodec<R> codec = table.codec();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public Bytes next() {
                writer.writeArrayHeader(2);
                writer.writeLong(ROW);
                codec.write(writer, all.next());
                return written();
            }
        };
    }

    private Bytes end() {
        writer.writeArrayHeader(2);
        writer.writeLong(END);
        writer.writeLong(records);
        return written();
    }

    private Bytes written() {
        Bytes record = Bytes.wrap(writer.toByteArray());
        writer.clear();
        records++;
        return record;
    }
}
