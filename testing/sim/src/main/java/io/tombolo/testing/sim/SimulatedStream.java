package io.tombolo.testing.sim;

import io.tombolo.core.terms.Endpoint;
import java.util.ArrayDeque;

/// One node's end of a connection: ordered, reliable, with half-close, like TCP.
///
/// Sending before `Opened` is fine. Nothing is lost while it lasts: behind a cut or on a lossy link content waits
/// for retransmission, and what waits for too long fails the stream. There is no back-pressure. Equal only to
/// itself.
public final class SimulatedStream {

    private final SimulatedStreams streams;
    private final SimulatedNode<?, ?> node;
    private final Endpoint local;
    private final Endpoint remote;
    private final String name;
    private final ArrayDeque<SimulatedStreams.Frame> stuck = new ArrayDeque<>();
    private int boot;
    private long lastArrivalNanos;
    private long stuckSinceNanos;
    private boolean finishedHere;
    private boolean finishedThere;
    private boolean gone;

    SimulatedStream(SimulatedStreams streams, SimulatedNode<?, ?> node, Endpoint local, Endpoint remote, String name) {
        this.streams = streams;
        this.node = node;
        this.local = local;
        this.remote = remote;
        this.name = name;
    }

    /// This end's address and port.
    public Endpoint local() {
        return local;
    }

    /// The far end's address and port.
    public Endpoint remote() {
        return remote;
    }

    /// Whether this end may still send.
    public boolean isWritable() {
        return !gone && !finishedHere;
    }

    /// Sends bytes, which are copied. Whether it could: not after a finish, a reset or a failure.
    public boolean send(byte[] bytes) {
        return send(bytes.clone(), bytes.length);
    }

    /// Sends an immutable value that would have `length` bytes. Whether it could.
    public boolean send(Object content, int length) {
        if (!isWritable()) {
            return false;
        }
        streams.carry(this, new SimulatedStreams.Data(content, length));
        return true;
    }

    /// Says that this end sends no more. The far end may go on; once both have finished, the stream is gone.
    public void finish() {
        if (isWritable()) {
            finishedHere = true;
            streams.carry(this, new SimulatedStreams.Fin());
            settle();
        }
    }

    /// Ends the stream both ways, at once; the far end sees it fail.
    public void reset() {
        if (!gone) {
            vanish();
            node.streams().remove(this);
            streams.sendReset(this, StreamEvent.Failure.RESET);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    SimulatedNode<?, ?> node() {
        return node;
    }

    int boot() {
        return boot;
    }

    boolean isGone() {
        return gone;
    }

    ArrayDeque<SimulatedStreams.Frame> stuck() {
        return stuck;
    }

    void stickSince(long nanos) {
        stuckSinceNanos = nanos;
    }

    long stuckSinceNanos() {
        return stuckSinceNanos;
    }

    /// Makes this end part of a boot of its node.
    void belongTo(int bootNumber) {
        boot = bootNumber;
        node.streams().add(this);
    }

    /// The arrival of the next frame: never before the one that was sent before it.
    long arrivalNanos(long earliestNanos) {
        lastArrivalNanos = Math.max(lastArrivalNanos, earliestNanos);
        return lastArrivalNanos;
    }

    void farEndFinished() {
        finishedThere = true;
        settle();
    }

    /// Is gone without a word to anybody.
    void vanish() {
        gone = true;
        stuck.clear();
    }

    private void settle() {
        if (finishedHere && finishedThere) {
            gone = true;
            node.streams().remove(this);
        }
    }
}
