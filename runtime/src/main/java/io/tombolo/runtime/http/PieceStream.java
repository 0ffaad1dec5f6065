package io.tombolo.runtime.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/// A body, read as it comes, by a thread that may wait.
final class PieceStream extends InputStream {

    /// Pieces that are asked for ahead of the reader.
    private static final int AHEAD = 8;

    private final Flux<byte[]> source;
    private @Nullable Iterator<byte[]> pieces;
    private byte[] piece = new byte[0];
    private int at;

    PieceStream(Flux<byte[]> source) {
        this.source = source;
    }

    /// Whether there is a byte to take.
    private boolean fill() throws IOException {
        if (pieces == null) {
            pieces = source.toIterable(AHEAD).iterator();
        }
        try {
            while (at == piece.length) {
                if (!pieces.hasNext()) {
                    return false;
                }
                piece = pieces.next();
                at = 0;
            }
            return true;
        } catch (RuntimeException broken) {
            throw new IOException("the body of the request ended early", broken);
        }
    }

    @Override
    public int read() throws IOException {
        return fill() ? piece[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, target, offset, count);
        at += count;
        return count;
    }
}
