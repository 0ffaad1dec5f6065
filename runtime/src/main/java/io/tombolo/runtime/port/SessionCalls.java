package io.tombolo.runtime.port;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.yamux.YamuxInput;
import io.tombolo.core.wire.yamux.YamuxOutput;
import io.tombolo.core.wire.yamux.YamuxSession;
import io.tombolo.runtime.yamux.SessionDriver;
import io.tombolo.runtime.yamux.Streams;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// The calls of one yamux session: a lane for each stream, made when its first byte comes.
final class SessionCalls implements Streams {

    private final Map<Integer, CallLane> lanes = new HashMap<>();

    /// Streams that have brought no byte.
    private final Set<Integer> silent = new HashSet<>();

    private final CallLane.Shared shared;
    private final SessionDriver driver;
    private final Peer peer;
    private final PortReport report;
    private final Consumer<Disconnect> over;

    SessionCalls(
            CallHandler handler,
            Peer peer,
            PortLimits limits,
            PortReport report,
            Rooms rooms,
            InstantSource clock,
            Consumer<Disconnect> over) {
        this.peer = peer;
        this.report = report;
        this.over = over;
        driver = new SessionDriver(YamuxSession.Side.ACCEPTOR, limits.yamux(), clock, this);
        shared = new CallLane.Shared(handler, peer, rooms, report, driver::run);
    }

    /// What the connection has to be bridged to.
    SessionDriver driver() {
        return driver;
    }

    @Override
    public void happened(YamuxOutput output) {
        switch (output) {
            case YamuxOutput.Incoming incoming -> {
                silent.add(incoming.streamId());
                driver.give(new YamuxInput.Accept(incoming.streamId()));
            }
            case YamuxOutput.Data data -> received(data);
            case YamuxOutput.Sent sent -> {
                CallLane lane = lanes.get(sent.streamId());
                if (lane != null) {
                    lane.sent();
                    forgetIfOver(sent.streamId(), lane);
                }
            }
            case YamuxOutput.PeerFinished finished -> {
                CallLane lane = lanes.get(finished.streamId());
                if (silent.remove(finished.streamId())) {
                    // Opened and closed without a byte.
                    driver.give(new YamuxInput.CloseWrite(finished.streamId()));
                } else if (lane != null) {
                    lane.peerFinished();
                    forgetIfOver(finished.streamId(), lane);
                }
            }
            case YamuxOutput.WasReset reset -> {
                silent.remove(reset.streamId());
                CallLane lane = lanes.remove(reset.streamId());
                if (lane != null) {
                    lane.gone();
                }
            }
            case YamuxOutput.PeerGoingAway _ -> {}
            case YamuxOutput.Opened _,
                    YamuxOutput.OpenRefused _,
                    YamuxOutput.Transmit _,
                    YamuxOutput.WakeAt _,
                    YamuxOutput.Ended _ -> throw new IllegalStateException("not for the accepting side: " + output);
        }
    }

    private void received(YamuxOutput.Data data) {
        int id = data.streamId();
        if (silent.remove(id)) {
            lanes.put(id, new CallLane(shared, new StreamWire(id)));
        }
        CallLane lane = lanes.get(id);
        // Without a lane it was reset a moment ago, and this had come before.
        if (lane != null) {
            lane.received(data.bytes());
        }
    }

    private void forgetIfOver(int streamId, CallLane lane) {
        if (lane.isOver()) {
            lanes.remove(streamId, lane);
        }
    }

    @Override
    public void over(Ending ending) {
        var left = new ArrayList<>(lanes.values());
        lanes.clear();
        left.forEach(CallLane::gone);
        over.accept(
                switch (ending) {
                    case Ending.ByProtocol byProtocol -> new Disconnect.SessionEnded(byProtocol.end());
                    case Ending.ByConnection byConnection ->
                        byConnection.insideFrame()
                                ? Disconnect.Plain.CUT_FRAME
                                : new Disconnect.Closed(byConnection.reason());
                    case Ending.ByUs() -> new Disconnect.Closed("closed by this server");
                });
    }

    private final class StreamWire implements CallLane.Wire {

        private final int id;

        StreamWire(int id) {
            this.id = id;
        }

        @Override
        public void write(Bytes bytes) {
            driver.give(new YamuxInput.Write(id, bytes));
        }

        @Override
        public void consumed(int bytes) {
            driver.give(new YamuxInput.Consumed(id, bytes));
        }

        @Override
        public void finish() {
            driver.give(new YamuxInput.CloseWrite(id));
        }

        @Override
        public void reset(Disconnect cause) {
            report.ended(peer.address(), cause);
            lanes.remove(id);
            driver.give(new YamuxInput.Reset(id));
        }
    }
}
