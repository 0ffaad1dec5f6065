package io.tombolo.catalogservice.replica;

import io.tombolo.core.catalog.CatalogState;
import io.tombolo.core.catalog.Restoring;
import io.tombolo.core.catalog.SnapshotReader;
import io.tombolo.core.wire.Bytes;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Iterator;

/// The records of a snapshot in a stream, each after its length in four bytes.
public final class RecordStream {

    /// Bytes of the largest record: a row of the largest command.
    static final int LARGEST = 4 << 20;

    private RecordStream() {}

    /// Writes all records. The stream stays open.
    ///
    /// @throws IOException if the stream takes no more
    public static void write(Iterator<Bytes> records, OutputStream stream) throws IOException {
        var out = new DataOutputStream(stream);
        while (records.hasNext()) {
            Bytes record = records.next();
            out.writeInt(record.length());
            out.write(record.array(), record.offset(), record.length());
        }
        out.flush();
    }

    /// Reads records until they make a state. What comes after them is left.
    ///
    /// @throws IOException if the stream ends early or is no state; the message says what is wrong
    public static CatalogState readState(InputStream stream) throws IOException {
        var records = new Records(stream);
        var reader = new SnapshotReader();
        while (records.hasNext()) {
            switch (reader.read(records.next())) {
                case Restoring.More() -> {}
                case Restoring.Complete(var state) -> {
                    return state;
                }
                case Restoring.Refused(var fault) ->
                    throw new IOException("before byte %d of the snapshot: %s".formatted(records.position(), fault));
            }
        }
        throw new IOException("the snapshot ends at byte %d, before its last record".formatted(records.position()));
    }

    /// Reads one record after the other.
    public static final class Records {

        private final DataInputStream in;
        private long position;
        private int length = -1;

        public Records(InputStream stream) {
            in = new DataInputStream(stream);
        }

        /// Whether another record begins.
        ///
        /// @throws IOException if the stream cannot be read
        public boolean hasNext() throws IOException {
            try {
                length = in.readInt();
                return true;
            } catch (EOFException end) {
                return false;
            }
        }

        /// The record that [#hasNext] found.
        ///
        /// @throws IOException if it cannot be one, or is cut off
        public Bytes next() throws IOException {
            if (length <= 0 || length > LARGEST) {
                throw new IOException(
                        "at byte %d of the snapshot stands a record of %d bytes; there is none of more than %d"
                                .formatted(position, length, LARGEST));
            }
            byte[] record = in.readNBytes(length);
            position += Integer.BYTES + record.length;
            if (record.length < length) {
                throw new IOException("the snapshot ends at byte %d, within a record".formatted(position));
            }
            return Bytes.wrap(record);
        }

        long position() {
            return position;
        }
    }
}
