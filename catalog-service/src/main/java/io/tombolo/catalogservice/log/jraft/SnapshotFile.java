package io.tombolo.catalogservice.log.jraft;

import io.tombolo.catalogservice.log.ReplicatedState;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/// A state in a file, with its checksum in the last eight bytes.
final class SnapshotFile {

    /// Its name in a snapshot's folder.
    static final String NAME = "state";

    private static final int BUFFER = 256 * 1024;
    private static final int TRAILER = Long.BYTES;

    private SnapshotFile() {}

    /// Writes a state, so that it is on the disk.
    static void write(ReplicatedState.Image image, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            var checksum = new CRC32C();
            var out = new BufferedOutputStream(
                    new CheckedOutputStream(Channels.newOutputStream(channel), checksum), BUFFER);
            image.writeTo(out);
            out.flush();
            channel.write(
                    ByteBuffer.allocate(TRAILER).putLong(checksum.getValue()).flip());
            channel.force(true);
        }
    }

    /// Restores a state, once the whole file is what was written.
    ///
    /// @throws IOException if it is not; the message names the file
    static void read(Path file, ReplicatedState<?> state) throws IOException {
        long length = Files.size(file) - TRAILER;
        try {
            check(file, length);
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
                state.restore(new Limited(in, length));
            }
        } catch (IOException damaged) {
            throw new IOException(
                    "the snapshot %s cannot be used (%s): on one of several servers, empty the folder and start again, so that the others send theirs; on the only one, restore a saved snapshot into an empty folder"
                            .formatted(file, damaged.getMessage()),
                    damaged);
        }
    }

    private static void check(Path file, long length) throws IOException {
        var checksum = new CRC32C();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
            long left = length;
            while (left > 0) {
                buffer.clear().limit((int) Math.min(BUFFER, left));
                int read = channel.read(buffer);
                if (read < 0) {
                    break;
                }
                checksum.update(buffer.flip());
                left -= read;
            }
            ByteBuffer trailer = ByteBuffer.allocate(TRAILER);
            if (length < 0 || channel.read(trailer, length) != TRAILER) {
                throw new IOException("it is cut off");
            }
            long expected = trailer.flip().getLong();
            if (expected != checksum.getValue()) {
                throw new IOException("its checksum is %x, and should be %x".formatted(checksum.getValue(), expected));
            }
        }
    }

    /// The file without its trailer.
    private static final class Limited extends InputStream {

        private final InputStream in;
        private long left;

        Limited(InputStream in, long left) {
            this.in = in;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            if (left <= 0) {
                return -1;
            }
            left--;
            return in.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int read = in.read(target, offset, (int) Math.min(length, left));
            left -= Math.max(0, read);
            return read;
        }
    }
}
