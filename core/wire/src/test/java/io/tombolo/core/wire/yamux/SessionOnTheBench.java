package io.tombolo.core.wire.yamux;

import io.tombolo.core.wire.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A session with hands on it: frames in, outputs sorted by kind, a clock that is moved by hand.
final class SessionOnTheBench {

    final YamuxSession session;
    Instant now = Instant.parse("2026-01-01T12:00:00Z");

    /// Outputs of the last step that are not frames and not wake-up times.
    List<YamuxOutput> told = List.of();

    /// Frames that the last step sent, each with its payload.
    List<Sent> sent = List.of();

    List<Instant> wakes = new ArrayList<>();

    record Sent(FrameHeader header, Bytes payload) {}

    SessionOnTheBench(YamuxSession.Side side) {
        this(side, YamuxLimits.DEFAULT);
    }

    SessionOnTheBench(YamuxSession.Side side, YamuxLimits limits) {
        session = new YamuxSession(side, limits, now);
    }

    static SessionOnTheBench acceptor() {
        return new SessionOnTheBench(YamuxSession.Side.ACCEPTOR);
    }

    static SessionOnTheBench dialer() {
        return new SessionOnTheBench(YamuxSession.Side.DIALER);
    }

    /// Steps without confirming what was transmitted.
    SessionOnTheBench stepUnflushed(YamuxInput input) {
        var outputs = session.step(now, input);
        told = outputs.stream()
                .filter(output -> !(output instanceof YamuxOutput.Transmit || output instanceof YamuxOutput.WakeAt))
                .toList();
        sent = new ArrayList<>();
        for (YamuxOutput output : outputs) {
            if (output instanceof YamuxOutput.Transmit transmit
                    && FrameHeader.parse(transmit.header(), 0) instanceof FrameHeader header) {
                sent.add(new Sent(header, transmit.payload()));
            } else if (output instanceof YamuxOutput.WakeAt wake) {
                wakes.add(wake.time());
            }
        }
        return this;
    }

    /// Steps, and lets the transport take everything at once.
    SessionOnTheBench step(YamuxInput input) {
        stepUnflushed(input);
        var allTold = new ArrayList<>(told);
        var allSent = new ArrayList<>(sent);
        int bytes = bytes(sent);
        while (bytes > 0 && session.end().isEmpty()) {
            stepUnflushed(new YamuxInput.Flushed(bytes));
            allTold.addAll(told);
            allSent.addAll(sent);
            bytes = bytes(sent);
        }
        told = allTold;
        sent = allSent;
        return this;
    }

    private static int bytes(List<Sent> frames) {
        return frames.stream()
                .mapToInt(frame -> FrameHeader.SIZE + frame.payload().length())
                .sum();
    }

    SessionOnTheBench receive(FrameType type, int flags, int streamId, int length) {
        return step(new YamuxInput.Received(new FrameHeader(type, flags, streamId, length).encode()));
    }

    SessionOnTheBench receiveData(int flags, int streamId, int length) {
        byte[] frame = new byte[FrameHeader.SIZE + length];
        new FrameHeader(FrameType.DATA, flags, streamId, length).encode().copyTo(frame, 0);
        return step(new YamuxInput.Received(Bytes.wrap(frame)));
    }

    /// The peer opens a stream, and it is accepted.
    SessionOnTheBench incoming(int streamId) {
        receive(FrameType.WINDOW_UPDATE, FrameHeader.SYN, streamId, 0);
        return step(new YamuxInput.Accept(streamId));
    }

    /// Opens a stream with a byte, and the peer accepts it.
    SessionOnTheBench outgoing(int streamId) {
        step(new YamuxInput.Open(streamId, Bytes.ofText("x")));
        return receive(FrameType.WINDOW_UPDATE, FrameHeader.ACK, streamId, 0);
    }

    SessionOnTheBench after(Duration time) {
        now = now.plus(time);
        return step(new YamuxInput.Woke());
    }

    List<FrameHeader> headers() {
        return sent.stream().map(Sent::header).toList();
    }
}
