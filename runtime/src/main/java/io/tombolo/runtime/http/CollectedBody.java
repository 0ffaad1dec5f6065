package io.tombolo.runtime.http;

import io.tombolo.core.wire.Bytes;
import java.util.ArrayList;
import java.util.List;

/// The body of one request, as far as it is wanted: what is beyond the limit is counted and dropped.
final class CollectedBody {

    private final long limit;
    private final List<byte[]> pieces = new ArrayList<>(1);
    private long length;

    CollectedBody(long limit) {
        this.limit = limit;
    }

    void add(byte[] piece) {
        length += piece.length;
        if (length <= limit) {
            pieces.add(piece);
        } else {
            pieces.clear();
        }
    }

    /// Bytes that came, kept or not.
    long length() {
        return length;
    }

    boolean isTooLong() {
        return length > limit;
    }

    Bytes bytes() {
        if (pieces.isEmpty()) {
            return Bytes.EMPTY;
        }
        if (pieces.size() == 1) {
            return Bytes.wrap(pieces.getFirst());
        }
        byte[] all = new byte[(int) length];
        int at = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, all, at, piece.length);
            at += piece.length;
        }
        return Bytes.wrap(all);
    }
}
