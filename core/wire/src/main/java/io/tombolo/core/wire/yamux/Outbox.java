package io.tombolo.core.wire.yamux;

import io.tombolo.core.wire.Bytes;
import java.util.ArrayDeque;
import java.util.List;

/// Decides what goes to the transport next.
///
///     answers to the peer ─▶ resets ─▶ updates of streams ─▶ data of streams, in turns of 32 KiB
///
/// Nothing is given out while as much as allowed is in flight, so small frames overtake what still waits here, and no
/// stream waits for another one's whole message.
final class Outbox {

    private final YamuxLimits limits;
    private final ArrayDeque<FrameHeader> answers = new ArrayDeque<>();
    private final ArrayDeque<FrameHeader> notices = new ArrayDeque<>();
    private final ArrayDeque<Stream> updates = new ArrayDeque<>();
    private final ArrayDeque<Stream> writers = new ArrayDeque<>();
    private long inFlight;

    Outbox(YamuxLimits limits) {
        this.limits = limits;
    }

    /// Queues a frame that the peer provoked. False if too many of these wait already.
    boolean answer(FrameHeader frame) {
        if (answers.size() >= limits.unsentAnswers()) {
            return false;
        }
        answers.add(frame);
        return true;
    }

    /// Queues a frame of our own accord.
    void notice(FrameHeader frame) {
        notices.add(frame);
    }

    /// Queues a stream for whatever it has to send now.
    void schedule(Stream stream) {
        if (stream.owesUpdate() && !stream.inUpdates) {
            stream.inUpdates = true;
            updates.add(stream);
        }
        if (stream.canSend() && !stream.inWriters) {
            stream.inWriters = true;
            writers.add(stream);
        }
    }

    void flushed(int bytes) {
        if (bytes < 0 || bytes > inFlight) {
            throw new IllegalStateException("%d bytes flushed, but %d are in flight".formatted(bytes, inFlight));
        }
        inFlight -= bytes;
    }

    /// Gives out a frame past all queues and limits: the last one.
    void transmitNow(FrameHeader frame, List<YamuxOutput> outputs) {
        transmit(frame, Bytes.EMPTY, outputs);
    }

    /// Gives out as much as may be in flight. Streams that have told their end are left to `finished`.
    void pump(List<YamuxOutput> outputs, List<Stream> finished) {
        while (inFlight < limits.inFlight()) {
            if (!answers.isEmpty()) {
                transmit(answers.remove(), Bytes.EMPTY, outputs);
            } else if (!notices.isEmpty()) {
                transmit(notices.remove(), Bytes.EMPTY, outputs);
            } else if (!updates.isEmpty()) {
                update(updates.remove(), outputs, finished);
            } else if (!writers.isEmpty()) {
                write(writers.remove(), outputs);
            } else {
                return;
            }
        }
    }

    private void update(Stream stream, List<YamuxOutput> outputs, List<Stream> finished) {
        stream.inUpdates = false;
        if (stream.gone) {
            return;
        }
        if (stream.owesAck || stream.owesRoom()) {
            int delta = stream.peerFinished ? 0 : stream.untoldRoom();
            int flags = stream.owesAck ? FrameHeader.ACK : 0;
            stream.owesAck = false;
            stream.receiveWindow += delta;
            transmit(new FrameHeader(FrameType.WINDOW_UPDATE, flags, stream.id, delta), Bytes.EMPTY, outputs);
        }
        if (stream.owesFin()) {
            stream.finSent = true;
            finished.add(stream);
            transmit(new FrameHeader(FrameType.WINDOW_UPDATE, FrameHeader.FIN, stream.id, 0), Bytes.EMPTY, outputs);
        }
    }

    private void write(Stream stream, List<YamuxOutput> outputs) {
        stream.inWriters = false;
        if (stream.gone || !stream.canSend()) {
            return;
        }
        if (stream.owesSyn) {
            stream.owesSyn = false;
            transmit(new FrameHeader(FrameType.WINDOW_UPDATE, FrameHeader.SYN, stream.id, 0), Bytes.EMPTY, outputs);
        }
        int size = (int) Math.min(Math.min(stream.unsent.length(), stream.sendWindow), YamuxLimits.TURN);
        Bytes turn = stream.unsent.slice(0, size);
        stream.unsent = stream.unsent.from(size);
        stream.sendWindow -= size;
        transmit(new FrameHeader(FrameType.DATA, 0, stream.id, size), turn, outputs);
        if (stream.unsent.isEmpty()) {
            outputs.add(new YamuxOutput.Sent(stream.id));
        }
        schedule(stream);
    }

    private void transmit(FrameHeader frame, Bytes payload, List<YamuxOutput> outputs) {
        var transmit = new YamuxOutput.Transmit(frame.encode(), payload);
        inFlight += transmit.size();
        outputs.add(transmit);
    }
}
