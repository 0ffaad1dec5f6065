package io.tombolo.rpcforwarder.snapshot;

import io.tombolo.core.wire.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An archive on its way from an event loop, which never waits, to a thread that does.
final class ArchivePipe extends InputStream {

    private final ArrayDeque<Bytes> pieces = new ArrayDeque<>();
    private final Runnable drained;
    private @Nullable String cut;
    private boolean ended;

    /// @param drained told, on the reading thread, when everything that had come was read
    ArchivePipe(Runnable drained) {
        this.drained = drained;
    }

    synchronized void offer(Bytes piece) {
        pieces.add(piece);
        notifyAll();
    }

    /// Nothing more comes.
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /// What comes is not whole.
    synchronized void cut(String reason) {
        if (!ended) {
            cut = reason;
            notifyAll();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        Bytes piece = await();
        if (piece == null) {
            return -1;
        }
        int read = Math.min(length, piece.length());
        piece.slice(0, read).copyTo(target, offset);
        if (read < piece.length()) {
            putBack(piece.from(read));
        }
        return read;
    }

    private synchronized void putBack(Bytes piece) {
        pieces.addFirst(piece);
    }

    private @Nullable Bytes await() throws IOException {
        Bytes next = poll();
        if (next == null && !isOver()) {
            drained.run();
            next = take();
        }
        return next;
    }

    private synchronized @Nullable Bytes poll() {
        return pieces.poll();
    }

    private synchronized boolean isOver() throws IOException {
        if (cut != null) {
            throw new IOException("the archive was cut off: " + cut);
        }
        return ended;
    }

    private synchronized @Nullable Bytes take() throws IOException {
        try {
            while (pieces.isEmpty() && !isOver()) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while an archive was coming", e);
        }
        return pieces.poll();
    }
}
