package io.tombolo.core.wire.yamux;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.yamux.YamuxOutput.ResetCause;

/// What the peer may send, and what it means for the streams: the receiving half of a session.
final class PeerFrames implements FrameParser.Listener {

    /// What a frame makes the session do.
    interface Reactions {

        /// Tells the calls something.
        void put(YamuxOutput output);

        /// Sends a frame that the peer provoked.
        void answer(FrameHeader frame);

        /// Lets a stream send what it owes or can send now.
        void schedule(Stream stream);

        /// Makes room: too much is unread.
        void resetHoarder();

        /// An answer to a ping came.
        void pingAnswered(int id);

        /// No new streams any more.
        void peerGoesAway();

        /// The peer broke a rule.
        void violated(Violation violation);

        /// The peer ended the session with a code other than 0.
        void peerGaveUp(long code);
    }

    private static final long WINDOW_MAX = 0xffff_ffffL;

    private final YamuxLimits limits;
    private final StreamTable streams;
    private final Reactions reactions;
    private final SeenIds seen;
    private final int peerParity;
    private boolean refusing;

    /// The stream of the data frame that is coming in, and whether the frame ends it.
    private Stream current = Stream.NONE;

    private boolean endsWithPayload;

    PeerFrames(YamuxSession.Side side, YamuxLimits limits, StreamTable streams, Reactions reactions) {
        this.limits = limits;
        this.streams = streams;
        this.reactions = reactions;
        peerParity = side == YamuxSession.Side.DIALER ? 0 : 1;
        seen = new SeenIds(peerParity == 1 ? 1 : 2);
    }

    /// Answers every new stream with a reset from now on.
    void refuseNewStreams() {
        refusing = true;
    }

    @Override
    public boolean begin(FrameHeader header) {
        return switch (header.type()) {
            case DATA -> beginData(header);
            case WINDOW_UPDATE -> {
                windowUpdate(header);
                yield false;
            }
            case PING -> {
                ping(header);
                yield false;
            }
            case GO_AWAY -> {
                goAway(header);
                yield false;
            }
        };
    }

    private boolean beginData(FrameHeader header) {
        long length = header.unsignedLength();
        if (length > YamuxLimits.WINDOW) {
            reactions.violated(Violation.FRAME_TOO_LONG);
            return false;
        }
        Stream stream = streamOf(header);
        // Bytes after the end can be a real peer's: its writer may be overtaken by its own closing.
        if (stream.gone || stream.peerFinished) {
            return false;
        }
        if (length > stream.receiveWindow) {
            reactions.violated(Violation.WINDOW_EXCEEDED);
            return false;
        }
        stream.receiveWindow -= (int) length;
        streams.addUnread(stream, (int) length);
        current = stream;
        endsWithPayload = header.has(FrameHeader.FIN);
        if (streams.unread() > limits.unread()) {
            reactions.resetHoarder();
        }
        return true;
    }

    @Override
    public void payload(Bytes part) {
        if (!current.gone) {
            reactions.put(new YamuxOutput.Data(current.id, part));
        }
    }

    @Override
    public void end() {
        if (endsWithPayload) {
            finish(current);
        }
        current = Stream.NONE;
        endsWithPayload = false;
    }

    @Override
    public void refuse(Violation violation) {
        reactions.violated(violation);
    }

    private void windowUpdate(FrameHeader header) {
        Stream stream = streamOf(header);
        if (stream.gone) {
            return;
        }
        stream.sendWindow += header.unsignedLength();
        if (stream.sendWindow > WINDOW_MAX) {
            reactions.violated(Violation.WINDOW_OVERFLOW);
            return;
        }
        reactions.schedule(stream);
        if (header.has(FrameHeader.FIN)) {
            finish(stream);
        }
    }

    /// The stream that a frame is about, after the flags that come before everything else.
    private Stream streamOf(FrameHeader header) {
        if (header.has(FrameHeader.SYN)) {
            open(header.streamId());
        }
        Stream stream = streams.find(header.streamId());
        if (stream.gone || stream.owesSyn) {
            return Stream.NONE;
        }
        if (header.has(FrameHeader.RST)) {
            streams.remove(stream);
            reactions.put(new YamuxOutput.WasReset(stream.id, ResetCause.PEER));
        } else if (stream.ours) {
            // The acceptance may ride on any frame, and a peer that answers has accepted even if it never says so.
            streams.accept(stream);
        }
        return stream;
    }

    private void open(int id) {
        if (id == 0 || (id & 1) != peerParity) {
            reactions.violated(Violation.STREAM_ID_OF_OTHER_SIDE);
            return;
        }
        if (!streams.find(id).gone) {
            reactions.violated(Violation.STREAM_ID_IN_USE);
            return;
        }
        switch (seen.see(id & 0xffff_ffffL)) {
            case FRESH -> admit(id);
            case USED -> reactions.violated(Violation.STREAM_ID_REUSED);
            case TOO_MANY_GAPS -> reactions.violated(Violation.TOO_MANY_ID_GAPS);
        }
    }

    private void admit(int id) {
        if (refusing || streams.theirsUnaccepted() >= YamuxLimits.UNACCEPTED || streams.theirs() >= limits.streams()) {
            reactions.answer(new FrameHeader(FrameType.WINDOW_UPDATE, FrameHeader.RST, id, 0));
            return;
        }
        streams.add(new Stream(id, false));
        reactions.put(new YamuxOutput.Incoming(id));
    }

    private void finish(Stream stream) {
        if (stream.gone) {
            return;
        }
        if (stream.peerFinished) {
            reactions.violated(Violation.FINISHED_TWICE);
            return;
        }
        stream.peerFinished = true;
        reactions.put(new YamuxOutput.PeerFinished(stream.id));
        if (stream.finSent) {
            streams.remove(stream);
        }
    }

    private void ping(FrameHeader header) {
        if (header.has(FrameHeader.SYN)) {
            reactions.answer(new FrameHeader(FrameType.PING, FrameHeader.ACK, 0, header.length()));
        } else {
            reactions.pingAnswered(header.length());
        }
    }

    private void goAway(FrameHeader header) {
        if (header.length() == 0) {
            reactions.peerGoesAway();
        } else {
            reactions.peerGaveUp(header.unsignedLength());
        }
    }
}
