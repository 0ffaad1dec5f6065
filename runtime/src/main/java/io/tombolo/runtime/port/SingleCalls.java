package io.tombolo.runtime.port;

import io.tombolo.core.wire.Bytes;
import io.tombolo.runtime.net.ByteStream;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The calls of a connection without streams: one lane.
final class SingleCalls implements ByteStream.Handler {

    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final CallHandler handler;
    private final Peer peer;
    private final Rooms rooms;
    private final PortReport report;
    private final Consumer<Disconnect> over;
    private @Nullable CallLane lane;
    private int unconsumed;

    SingleCalls(CallHandler handler, Peer peer, Rooms rooms, PortReport report, Consumer<Disconnect> over) {
        this.handler = handler;
        this.peer = peer;
        this.rooms = rooms;
        this.report = report;
        this.over = over;
    }

    @Override
    public void opened(ByteStream stream) {
        var shared = new CallLane.Shared(handler, peer, rooms, report, task -> {
            if (stream.isOnLoop()) {
                task.run();
            } else {
                stream.execute(task);
            }
        });
        lane = new CallLane(shared, new ConnectionWire(stream));
    }

    @Override
    public void received(ByteStream stream, Bytes bytes) {
        CallLane own = lane;
        if (own == null) {
            return;
        }
        unconsumed += bytes.length();
        own.received(bytes);
        if (unconsumed > 0) {
            stream.pauseReading();
        }
    }

    @Override
    public void closed(String reason) {
        CallLane own = lane;
        if (own != null) {
            own.gone();
        }
        over.accept(new Disconnect.Closed(reason));
    }

    private final class ConnectionWire implements CallLane.Wire {

        private final ByteStream stream;

        ConnectionWire(ByteStream stream) {
            this.stream = stream;
        }

        @Override
        public void write(Bytes bytes) {
            stream.writeAll(List.of(bytes), () -> {
                CallLane own = lane;
                if (own != null) {
                    own.sent();
                }
            });
        }

        @Override
        public void consumed(int bytes) {
            unconsumed -= bytes;
            if (unconsumed == 0) {
                stream.resumeReading();
            }
        }

        @Override
        public void finish() {
            stream.closeWithin(FAREWELL);
        }

        @Override
        public void reset(Disconnect cause) {
            over.accept(cause);
            stream.close();
        }
    }
}
