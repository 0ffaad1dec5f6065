package io.tombolo.core.wire.yamux;

import io.tombolo.core.terms.Machine;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.yamux.YamuxOutput.Refusal;
import io.tombolo.core.wire.yamux.YamuxOutput.ResetCause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One side of a yamux session.
///
/// Throws only for a bug of its driver: two writes at once on a stream, more consumed or flushed than there was.
/// Source: RPC sheet 2, and the sessions among its vectors.
public final class YamuxSession implements Machine<YamuxInput, YamuxOutput> {

    /// Which side of the connection this is.
    public enum Side {
        /// Dialled: its streams have odd ids.
        DIALER,
        /// Accepted: its streams have even ids; real servers never open any.
        ACCEPTOR
    }

    private static final int ID_STEP = 2;
    private static final long LAST_ID = 0xffff_fffeL;

    private final YamuxLimits limits;
    private final StreamTable streams = new StreamTable();
    private final Map<Long, Bytes> wishes = new LinkedHashMap<>();
    private final FrameParser parser = new FrameParser();
    private final PeerFrames peerFrames;
    private final Outbox outbox;
    private final Keepalive keepalive;
    private final Deadlines acceptance;
    private final Deadlines closing;

    private long nextId;
    private boolean goAwayReceived;
    private Optional<SessionEnd> end = Optional.empty();
    private Instant wakeAt = Instant.MAX;
    private Instant now;
    private List<YamuxOutput> outputs = new ArrayList<>();

    /// Its driver steps once with [YamuxInput.Woke] to hear when to wake it.
    ///
    /// @param now when the connection was made; the first ping goes out one interval later
    public YamuxSession(Side side, YamuxLimits limits, Instant now) {
        this.limits = limits;
        this.now = now;
        nextId = side == Side.DIALER ? 1 : 2;
        outbox = new Outbox(limits);
        keepalive = new Keepalive(limits, now);
        acceptance = new Deadlines(limits.acceptTimeout(), stream -> !stream.gone && !stream.accepted);
        closing = new Deadlines(limits.closeTimeout(), stream -> !stream.gone);
        peerFrames = new PeerFrames(side, limits, streams, new Reactions());
    }

    /// Whether the peer has begun a frame and not sent all of it.
    public boolean isInsideFrame() {
        return parser.isInsideFrame();
    }

    /// Streams that exist, of both sides.
    public int streamCount() {
        return streams.size();
    }

    /// Bytes handed out and not consumed, over all streams.
    public long unreadBytes() {
        return streams.unread();
    }

    /// Why the session is over, if it is.
    public Optional<SessionEnd> end() {
        return end;
    }

    @Override
    public List<YamuxOutput> step(Instant stepTime, YamuxInput input) {
        if (end.isPresent()) {
            return input instanceof YamuxInput.Open open
                    ? List.of(new YamuxOutput.OpenRefused(open.ticket(), Refusal.SESSION_ENDED))
                    : List.of();
        }
        now = stepTime;
        outputs = new ArrayList<>();
        take(input);
        if (end.isEmpty()) {
            watchClock();
        }
        if (end.isEmpty()) {
            grantWishes();
            pump();
            askToWake();
        }
        return outputs;
    }

    private void take(YamuxInput input) {
        switch (input) {
            case YamuxInput.Received received -> parser.parse(received.bytes(), peerFrames);
            case YamuxInput.Flushed flushed -> outbox.flushed(flushed.bytes());
            case YamuxInput.Woke woke -> {}
            case YamuxInput.Open open -> wish(open);
            case YamuxInput.Abandon abandon -> wishes.remove(abandon.ticket());
            case YamuxInput.Accept accept -> accept(accept.streamId());
            case YamuxInput.Write write -> write(streams.find(write.streamId()), write.bytes());
            case YamuxInput.Consumed consumed -> consume(streams.find(consumed.streamId()), consumed.bytes());
            case YamuxInput.CloseWrite close -> closeWrite(streams.find(close.streamId()));
            case YamuxInput.Reset reset -> sendReset(streams.find(reset.streamId()));
            case YamuxInput.GoAway goAway -> {
                peerFrames.refuseNewStreams();
                outbox.notice(new FrameHeader(FrameType.GO_AWAY, 0, 0, 0));
            }
        }
    }

    private void wish(YamuxInput.Open open) {
        if (goAwayReceived) {
            outputs.add(new YamuxOutput.OpenRefused(open.ticket(), Refusal.PEER_GOING_AWAY));
        } else if (wishes.size() >= limits.queuedOpens() && streams.oursUnaccepted() >= YamuxLimits.UNACCEPTED) {
            outputs.add(new YamuxOutput.OpenRefused(open.ticket(), Refusal.QUEUE_FULL));
        } else if (wishes.putIfAbsent(open.ticket(), open.first()) != null) {
            throw new IllegalStateException("ticket %d is already waiting for a stream".formatted(open.ticket()));
        }
    }

    private void grantWishes() {
        while (!wishes.isEmpty() && streams.oursUnaccepted() < YamuxLimits.UNACCEPTED) {
            var wish = wishes.entrySet().iterator().next();
            wishes.remove(wish.getKey());
            if (nextId > LAST_ID) {
                outputs.add(new YamuxOutput.OpenRefused(wish.getKey(), Refusal.IDS_EXHAUSTED));
                continue;
            }
            var stream = new Stream((int) nextId, true);
            nextId += ID_STEP;
            stream.unsent = wish.getValue();
            streams.add(stream);
            acceptance.add(now, stream);
            outputs.add(new YamuxOutput.Opened(wish.getKey(), stream.id));
            outbox.schedule(stream);
        }
    }

    private void accept(int streamId) {
        Stream stream = streams.find(streamId);
        if (stream.gone) {
            return;
        }
        if (stream.ours || stream.accepted) {
            throw new IllegalStateException("stream %d is not waiting to be accepted".formatted(streamId));
        }
        streams.accept(stream);
        stream.owesAck = true;
        outbox.schedule(stream);
    }

    private void write(Stream stream, Bytes bytes) {
        if (stream.gone) {
            return;
        }
        if (stream.closing || !stream.unsent.isEmpty()) {
            throw new IllegalStateException(
                    "stream %d cannot take %d bytes: closing %b, %d bytes of the last write left"
                            .formatted(stream.id, bytes.length(), stream.closing, stream.unsent.length()));
        }
        if (bytes.isEmpty()) {
            outputs.add(new YamuxOutput.Sent(stream.id));
            return;
        }
        stream.unsent = bytes;
        outbox.schedule(stream);
    }

    private void consume(Stream stream, int bytes) {
        if (stream.gone) {
            return;
        }
        if (bytes < 0 || bytes > stream.unread) {
            throw new IllegalStateException(
                    "%d bytes of stream %d consumed, but %d are unread".formatted(bytes, stream.id, stream.unread));
        }
        streams.addUnread(stream, -bytes);
        outbox.schedule(stream);
    }

    private void closeWrite(Stream stream) {
        if (!stream.gone) {
            stream.closing = true;
            outbox.schedule(stream);
        }
    }

    private void sendReset(Stream stream) {
        if (stream.gone) {
            return;
        }
        streams.remove(stream);
        if (!stream.owesSyn) {
            outbox.notice(new FrameHeader(FrameType.WINDOW_UPDATE, FrameHeader.RST, stream.id, 0));
        }
    }

    private void resetBecause(Stream stream, ResetCause cause) {
        sendReset(stream);
        outputs.add(new YamuxOutput.WasReset(stream.id, cause));
    }

    private void watchClock() {
        switch (keepalive.check(now)) {
            case NOTHING -> {}
            case PING -> outbox.notice(keepalive.ping(now));
            case GIVE_UP -> endWith(new SessionEnd.PingUnanswered());
        }
        closing.expire(now, stream -> resetBecause(stream, ResetCause.CLOSE_TIMEOUT));
        acceptance.expire(now, stream -> {
            // A peer that had our end before it accepted never says that it did (RPC sheet 2.2).
            if (stream.finSent) {
                resetBecause(stream, ResetCause.NEVER_ACCEPTED);
            } else {
                endWith(new SessionEnd.StreamNotAccepted(stream.id));
            }
        });
    }

    private void pump() {
        var finished = new ArrayList<Stream>(0);
        outbox.pump(outputs, finished);
        for (Stream stream : finished) {
            if (stream.peerFinished) {
                streams.remove(stream);
            } else {
                closing.add(now, stream);
            }
        }
    }

    private void askToWake() {
        Instant due = acceptance.earlier(closing.earlier(keepalive.due()));
        if (!due.equals(wakeAt)) {
            wakeAt = due;
            outputs.add(new YamuxOutput.WakeAt(due));
        }
    }

    private void endWith(SessionEnd cause) {
        if (end.isPresent()) {
            return;
        }
        end = Optional.of(cause);
        parser.stop();
        streams.clear();
        wishes.keySet().forEach(ticket -> outputs.add(new YamuxOutput.OpenRefused(ticket, Refusal.SESSION_ENDED)));
        wishes.clear();
        outputs.add(new YamuxOutput.Ended(cause));
    }

    /// What frames of the peer make the session do.
    private final class Reactions implements PeerFrames.Reactions {

        @Override
        public void put(YamuxOutput output) {
            outputs.add(output);
        }

        @Override
        public void answer(FrameHeader frame) {
            if (!outbox.answer(frame)) {
                violated(Violation.ANSWERS_UNREAD);
            }
        }

        @Override
        public void schedule(Stream stream) {
            outbox.schedule(stream);
        }

        @Override
        public void resetHoarder() {
            resetBecause(streams.hoarder(), ResetCause.UNREAD_LIMIT);
        }

        @Override
        public void pingAnswered(int id) {
            keepalive.answered(now, id);
        }

        @Override
        public void peerGoesAway() {
            goAwayReceived = true;
            outputs.add(new YamuxOutput.PeerGoingAway());
            wishes.keySet()
                    .forEach(ticket -> outputs.add(new YamuxOutput.OpenRefused(ticket, Refusal.PEER_GOING_AWAY)));
            wishes.clear();
        }

        @Override
        public void violated(Violation violation) {
            if (end.isEmpty()) {
                outbox.transmitNow(new FrameHeader(FrameType.GO_AWAY, 0, 0, 1), outputs);
                endWith(new SessionEnd.Violated(violation));
            }
        }

        @Override
        public void peerGaveUp(long code) {
            endWith(new SessionEnd.PeerGaveUp(code));
        }
    }
}
