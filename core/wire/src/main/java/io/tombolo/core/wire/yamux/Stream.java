package io.tombolo.core.wire.yamux;

import io.tombolo.core.wire.Bytes;

/// One stream of a session: two windows, two ends, and at most one write under way.
final class Stream {

    /// Stands for every stream that does not exist.
    static final Stream NONE = none();

    final int id;

    /// Whether this side opened it.
    final boolean ours;

    /// Whether the side that did not open it has accepted it.
    boolean accepted;

    /// Bytes that the peer has room for; 32 bits without a sign.
    long sendWindow = YamuxLimits.WINDOW;

    /// Bytes that the peer may still send.
    int receiveWindow = YamuxLimits.WINDOW;

    /// Bytes received, or announced by the frame that is just coming in, and not yet consumed.
    int unread;

    /// What is left of the write under way.
    Bytes unsent = Bytes.EMPTY;

    /// Whether the peer has still to hear of the stream. It does with the first bytes and not before.
    boolean owesSyn;

    /// Whether the acceptance has still to be told.
    boolean owesAck;

    /// Whether nothing will be written any more.
    boolean closing;

    /// Whether the peer was told so.
    boolean finSent;

    /// Whether the peer has said so.
    boolean peerFinished;

    /// Whether the session has forgotten the stream.
    boolean gone;

    /// Whether it waits for its turn to write.
    boolean inWriters;

    /// Whether it waits for its turn to tell something else.
    boolean inUpdates;

    Stream(int id, boolean ours) {
        this.id = id;
        this.ours = ours;
        owesSyn = ours;
    }

    private static Stream none() {
        var none = new Stream(0, false);
        none.gone = true;
        return none;
    }

    boolean canSend() {
        return !unsent.isEmpty() && sendWindow > 0;
    }

    boolean owesFin() {
        return closing && !finSent && unsent.isEmpty();
    }

    /// Room that was told to the peer less than there is.
    int untoldRoom() {
        return YamuxLimits.WINDOW - unread - receiveWindow;
    }

    /// Whether the peer should hear of the room: only when it is half a window, so that updates stay few.
    boolean owesRoom() {
        return !peerFinished && untoldRoom() >= YamuxLimits.WINDOW / 2;
    }

    boolean owesUpdate() {
        return owesAck || owesRoom() || owesFin();
    }
}
