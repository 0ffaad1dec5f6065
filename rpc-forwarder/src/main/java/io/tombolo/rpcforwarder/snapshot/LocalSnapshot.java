package io.tombolo.rpcforwarder.snapshot;

import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.contract.rpc.snapshot.SnapshotOwner;
import io.tombolo.contract.rpc.snapshot.SnapshotRequest;
import io.tombolo.contract.rpc.snapshot.SnapshotResponse;
import io.tombolo.core.wire.Bytes;
import io.tombolo.runtime.net.ByteStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets this server's owner of the state save or restore, on a thread that may wait.
final class LocalSnapshot implements ByteStream.Handler {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.rpc.snapshot");

    /// Bytes that are read of an archive, and written, at a time.
    private static final int PIECE = 64 * 1024;

    private final SnapshotOwner owner;
    private final SnapshotRequest request;
    private final ByteStream stream;
    private final ArchivePipe incoming;
    private final CompletableFuture<Void> gone = new CompletableFuture<>();

    LocalSnapshot(SnapshotOwner owner, SnapshotRequest request, ByteStream stream) {
        this.owner = owner;
        this.request = request;
        this.stream = stream;
        incoming = new ArchivePipe(stream::resumeReading);
    }

    @Override
    public void opened(ByteStream opened) {
        Thread.ofVirtual().name("snapshot").start(this::answer);
    }

    @Override
    public void received(ByteStream from, Bytes bytes) {
        stream.pauseReading();
        incoming.offer(bytes);
    }

    @Override
    public void peerFinished(ByteStream from) {
        incoming.end();
    }

    @Override
    public void closed(String reason) {
        incoming.cut(reason);
        gone.completeExceptionally(new IOException("the connection was closed: " + reason));
    }

    private void answer() {
        try {
            if (request.op() == SnapshotRequest.SAVE) {
                save();
            } else if (request.op() == SnapshotRequest.RESTORE) {
                send(SnapshotConnection.RESPONSE.encode(SnapshotResponse.success(owner.restore(request, incoming))));
            } else {
                SnapshotConnection.refuseOn(stream, "unrecognized snapshot op: " + request.op());
            }
            stream.closeWithin(SnapshotConnection.LAST_WORDS);
        } catch (RpcFailedException failed) {
            SnapshotConnection.refuseOn(stream, failed.text());
        } catch (IOException | CompletionException broken) {
            LOG.atWarn()
                    .addKeyValue("peer", stream.peer())
                    .addKeyValue("request", request)
                    .addKeyValue("cause", broken.getMessage())
                    .log("a snapshot connection broke");
            stream.close();
        }
    }

    private void save() throws IOException {
        SnapshotOwner.Saved saved = owner.save(request);
        try (InputStream archive = saved.archive()) {
            send(SnapshotConnection.RESPONSE.encode(SnapshotResponse.success(saved.meta())));
            byte[] piece = new byte[PIECE];
            for (int read = archive.read(piece); read >= 0; read = archive.read(piece)) {
                send(Bytes.wrap(Arrays.copyOf(piece, read)));
            }
        }
    }

    /// Waits until the connection has taken the bytes, or is gone.
    private void send(Bytes bytes) {
        var sent = new CompletableFuture<Void>();
        stream.writeAll(List.of(bytes), () -> sent.complete(null));
        CompletableFuture.anyOf(sent, gone).join();
    }
}
