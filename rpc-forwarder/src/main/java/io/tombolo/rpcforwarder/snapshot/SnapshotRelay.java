package io.tombolo.rpcforwarder.snapshot;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.PortProtocol;
import io.tombolo.core.wire.rpc.RpcError;
import io.tombolo.rpcforwarder.servers.Server;
import io.tombolo.runtime.net.ByteStream;
import io.tombolo.runtime.pool.DialFailure;
import io.tombolo.runtime.pool.Dialled;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Passes one snapshot connection on to another server, both ways, without looking into it.
///
/// Each side is read again once the other has taken what was read, so that at most one piece is held for each way. The
/// next candidate is dialled only if the one before could not be. The two sides live on event loops of their own.
final class SnapshotRelay implements ByteStream.Handler {

    private final SnapshotDialer dialer;
    private final List<Server> candidates;
    private final ByteStream near;
    private final List<Bytes> unsent = new ArrayList<>();
    private @Nullable ByteStream far;
    private boolean finished;
    private boolean closed;

    /// @param request as it came
    SnapshotRelay(SnapshotDialer dialer, List<Server> candidates, ByteStream near, Bytes request) {
        this.dialer = dialer;
        this.candidates = candidates;
        this.near = near;
        unsent.add(request);
    }

    @Override
    public void opened(ByteStream stream) {
        near.pauseReading();
        dial(0);
    }

    private void dial(int candidate) {
        dialer.connect(candidates.get(candidate).name(), PortProtocol.SNAPSHOT, new Far(candidate));
    }

    @Override
    public synchronized void received(ByteStream stream, Bytes bytes) {
        if (far == null) {
            unsent.add(bytes);
        } else {
            near.pauseReading();
            far.writeAll(List.of(bytes), near::resumeReading);
        }
    }

    @Override
    public synchronized void peerFinished(ByteStream stream) {
        finished = true;
        if (far != null) {
            far.finishWriting();
        }
    }

    @Override
    public synchronized void closed(String reason) {
        closed = true;
        if (far != null) {
            far.close();
        }
    }

    private synchronized void connected(ByteStream stream) {
        if (closed) {
            stream.close();
            return;
        }
        far = stream;
        stream.writeAll(List.copyOf(unsent), near::resumeReading);
        unsent.clear();
        if (finished) {
            stream.finishWriting();
        }
    }

    /// The side that answers.
    private final class Far implements Dialled {

        private final int candidate;

        Far(int candidate) {
            this.candidate = candidate;
        }

        @Override
        public void refused(DialFailure failure) {
            if (candidate + 1 < candidates.size()) {
                dial(candidate + 1);
            } else {
                SnapshotConnection.refuseOn(
                        near, RpcError.CLIENT_PREFIX + RpcError.CONNECTION_PREFIX + failure.explanation());
            }
        }

        @Override
        public void opened(ByteStream stream) {
            connected(stream);
        }

        @Override
        public void received(ByteStream stream, Bytes bytes) {
            stream.pauseReading();
            near.writeAll(List.of(bytes), stream::resumeReading);
        }

        @Override
        public void peerFinished(ByteStream stream) {
            stream.close();
        }

        @Override
        public void closed(String reason) {
            near.closeWithin(SnapshotConnection.LAST_WORDS);
        }
    }
}
