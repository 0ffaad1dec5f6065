package io.tombolo.core.wire.rpc;

import io.tombolo.core.wire.Bytes;
import java.util.Arrays;

/// What has come of a frame that is not complete. Its memory grows with what was received, never with what was
/// announced.
final class Gathering {

    private byte[] gathered = new byte[0];
    private int length;
    private boolean joined;

    /// Whether nothing has come.
    boolean isEmpty() {
        return length == 0;
    }

    /// The next piece behind what is there; frames are cut from it.
    Bytes join(Bytes piece) {
        joined = length > 0;
        if (!joined) {
            return piece;
        }
        int needed = length + piece.length();
        if (needed > gathered.length) {
            gathered = Arrays.copyOf(gathered, Math.max(needed, gathered.length * 2));
        }
        piece.copyTo(gathered, length);
        length = needed;
        return Bytes.wrap(gathered, 0, needed);
    }

    /// Keeps what is left until the next piece.
    ///
    /// @param handedOut whether frames are slices of the array, which is then not filled further
    void keep(Bytes rest, boolean handedOut) {
        if (!joined || handedOut) {
            gathered = rest.toArray();
        }
        length = rest.length();
    }
}
