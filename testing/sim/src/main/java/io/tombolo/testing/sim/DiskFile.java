package io.tombolo.testing.sim;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The content of one file: what is durable, and the changes since.
final class DiskFile {

    private final List<Change> unsynced = new ArrayList<>();
    private Image live = new Image(new byte[0], 0);
    private Image durable = new Image(new byte[0], 0);

    private sealed interface Change {}

    private record Write(int offset, ByteBuffer bytes) implements Change {}

    private record Truncate(int length) implements Change {}

    int length() {
        return live.length;
    }

    byte[] read() {
        return Arrays.copyOf(live.bytes, live.length);
    }

    void write(int offset, byte[] bytes) {
        change(new Write(offset, ByteBuffer.wrap(bytes)));
    }

    void truncate(int length) {
        change(new Truncate(length));
    }

    void sync() {
        unsynced.forEach(durable::apply);
        unsynced.clear();
    }

    /// Keeps what is durable; if torn, also a beginning of the changes since, the last of them cut short anywhere.
    void crash(boolean torn, SplitMix random) {
        if (torn) {
            int whole = (int) random.below(unsynced.size() + 1L);
            unsynced.subList(0, whole).forEach(durable::apply);
            if (whole < unsynced.size() && unsynced.get(whole) instanceof Write(int offset, ByteBuffer bytes)) {
                int kept = (int) random.below(bytes.remaining());
                durable.apply(new Write(offset, bytes.slice(0, kept)));
            }
        }
        unsynced.clear();
        live = new Image(Arrays.copyOf(durable.bytes, durable.length), durable.length);
    }

    private void change(Change change) {
        live.apply(change);
        unsynced.add(change);
    }

    private static final class Image {
        private byte[] bytes;
        private int length;

        private Image(byte[] bytes, int length) {
            this.bytes = bytes;
            this.length = length;
        }

        private void apply(Change change) {
            switch (change) {
                case Write(int offset, ByteBuffer written) -> {
                    int end = Math.addExact(offset, written.remaining());
                    if (end > bytes.length) {
                        bytes = Arrays.copyOf(bytes, Math.max(end, 2 * bytes.length));
                    }
                    written.get(written.position(), bytes, offset, written.remaining());
                    length = Math.max(length, end);
                }
                case Truncate(int shorter) -> {
                    int kept = Math.min(length, shorter);
                    Arrays.fill(bytes, kept, length, (byte) 0);
                    length = kept;
                }
            }
        }
    }
}
