package io.tombolo.core.wire.yamux;

import io.tombolo.core.wire.Bytes;

/// Cuts the bytes of a connection into frames, wherever the transport cut them before.
///
/// Copies nothing but a header that is split between two pieces: payload is handed on as it comes.
final class FrameParser {

    /// Takes what the parser finds.
    interface Listener {

        /// A frame begins. False: its payload is of no interest, or the session is over.
        boolean begin(FrameHeader header);

        /// A part of the frame's payload, if it is of interest.
        void payload(Bytes part);

        /// The frame is complete.
        void end();

        /// The bytes are not yamux.
        void refuse(Violation violation);
    }

    private final byte[] split = new byte[FrameHeader.SIZE];
    private int splitLength;
    private long payloadLeft;
    private boolean interesting;
    private boolean stopped;

    /// Parses no more: the session is over.
    void stop() {
        stopped = true;
    }

    /// Whether a frame has begun and not come whole.
    boolean isInsideFrame() {
        return splitLength > 0 || payloadLeft > 0;
    }

    void parse(Bytes piece, Listener listener) {
        int at = 0;
        while (at < piece.length() && !stopped) {
            if (payloadLeft > 0) {
                at += payload(piece, at, listener);
            } else if (splitLength == 0 && piece.length() - at >= FrameHeader.SIZE) {
                header(FrameHeader.parse(piece, at), listener);
                at += FrameHeader.SIZE;
            } else {
                split[splitLength++] = piece.at(at++);
                if (splitLength == FrameHeader.SIZE) {
                    splitLength = 0;
                    header(FrameHeader.parse(Bytes.wrap(split), 0), listener);
                }
            }
        }
    }

    private int payload(Bytes piece, int at, Listener listener) {
        int size = (int) Math.min(payloadLeft, piece.length() - at);
        payloadLeft -= size;
        if (interesting) {
            listener.payload(piece.slice(at, size));
        }
        if (payloadLeft == 0) {
            listener.end();
        }
        return size;
    }

    private void header(HeaderParse parse, Listener listener) {
        switch (parse) {
            case HeaderParse.Refused refused -> listener.refuse(refused.violation());
            case FrameHeader header -> {
                interesting = listener.begin(header);
                payloadLeft = header.type() == FrameType.DATA ? header.unsignedLength() : 0;
                if (payloadLeft == 0 && !stopped) {
                    listener.end();
                }
            }
        }
    }
}
