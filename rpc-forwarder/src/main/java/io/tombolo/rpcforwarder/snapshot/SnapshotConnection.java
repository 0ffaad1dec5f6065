package io.tombolo.rpcforwarder.snapshot;

import io.tombolo.contract.leadership.Standing;
import io.tombolo.contract.rpc.snapshot.SnapshotRequest;
import io.tombolo.contract.rpc.snapshot.SnapshotResponse;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.binding.WireCodec;
import io.tombolo.core.wire.msgpack.Decoded;
import io.tombolo.core.wire.msgpack.MsgpackScanner;
import io.tombolo.core.wire.rpc.RpcError;
import io.tombolo.rpcforwarder.servers.Server;
import io.tombolo.rpcforwarder.servers.ServerDirectory;
import io.tombolo.runtime.net.ByteStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the request of one snapshot connection, and hands the rest of it to whoever answers. On its event loop.
final class SnapshotConnection implements ByteStream.Handler {

    /// Bytes of a request: a datacenter, a token and two numbers.
    static final int REQUEST_LIMIT = 64 * 1024;

    /// How long a request may take to come whole: real servers send it in many small pieces, at once.
    private static final Duration REQUEST_TIME = Duration.ofSeconds(10);

    /// How long a peer may take to read the end of what was written to it.
    static final Duration LAST_WORDS = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.rpc.snapshot");
    private static final WireCodec<SnapshotRequest> REQUEST = WireCodec.of(SnapshotRequest.class);
    static final WireCodec<SnapshotResponse> RESPONSE = WireCodec.of(SnapshotResponse.class);

    private final SnapshotAcceptor acceptor;
    private final MsgpackScanner scanner = new MsgpackScanner(REQUEST_LIMIT);
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private @Nullable Future<?> deadline;
    private ByteStream.@Nullable Handler next;
    private boolean refused;

    SnapshotConnection(SnapshotAcceptor acceptor) {
        this.acceptor = acceptor;
    }

    @Override
    public void opened(ByteStream stream) {
        deadline = stream.schedule(REQUEST_TIME, () -> giveUp(stream, "no request within " + REQUEST_TIME));
    }

    @Override
    public void received(ByteStream stream, Bytes bytes) {
        if (next != null) {
            next.received(stream, bytes);
        } else if (!refused) {
            read(stream, bytes);
        }
    }

    private void read(ByteStream stream, Bytes bytes) {
        switch (scanner.scan(bytes, 0)) {
            case MsgpackScanner.Scan.NeedMore() -> begun.write(bytes.array(), bytes.offset(), bytes.length());
            case MsgpackScanner.Scan.Malformed(var fault) -> giveUp(stream, "the request cannot be read: " + fault);
            case MsgpackScanner.Scan.Ended(int at) -> {
                begun.write(bytes.array(), bytes.offset(), at);
                Bytes request = Bytes.wrap(begun.toByteArray());
                switch (REQUEST.decode(request)) {
                    case Decoded.Read<SnapshotRequest> read -> begin(stream, read.value(), request, bytes.from(at));
                    case Decoded.Malformed<SnapshotRequest> malformed ->
                        giveUp(stream, "the request cannot be read: " + malformed.fault());
                }
            }
        }
    }

    /// Real servers close without an answer, too.
    private void giveUp(ByteStream stream, String why) {
        LOG.atWarn()
                .addKeyValue("peer", stream.peer())
                .addKeyValue("cause", why)
                .log("closing a snapshot connection");
        refused = true;
        stream.close();
    }

    private void begin(ByteStream stream, SnapshotRequest request, Bytes encoded, Bytes archive) {
        if (deadline != null) {
            deadline.cancel(false);
        }
        if (!request.datacenter().equals(acceptor.own().name())) {
            abroad(stream, request, encoded, archive);
        } else if (request.op() == SnapshotRequest.RESTORE && request.allowStale()) {
            refuse(stream, "stale not allowed for restore");
        } else {
            switch (acceptor.leadership().standing()) {
                case Standing.Leads() -> here(stream, request, archive);
                case Standing.Follows(var leader) -> {
                    if (request.allowStale()) {
                        here(stream, request, archive);
                    } else {
                        acceptor.servers()
                                .find(acceptor.own(), leader)
                                .ifPresentOrElse(
                                        server -> relay(stream, List.of(server), encoded, archive),
                                        () -> refuse(stream, RpcError.Known.LEADER_NOT_TRACKED.text()));
                    }
                }
                case Standing.Leaderless(boolean hadLeader) -> {
                    if (request.allowStale() && hadLeader) {
                        here(stream, request, archive);
                    } else {
                        refuse(stream, RpcError.Known.NO_LEADER.text());
                    }
                }
            }
        }
    }

    private void abroad(ByteStream stream, SnapshotRequest request, Bytes encoded, Bytes archive) {
        Datacenter datacenter;
        try {
            datacenter = new Datacenter(request.datacenter());
        } catch (IllegalArgumentException impossible) {
            refuse(stream, RpcError.Known.NO_PATH_TO_DATACENTER.text());
            return;
        }
        switch (acceptor.servers().candidates(datacenter)) {
            case ServerDirectory.Candidates.Alive(List<Server> alive) -> relay(stream, alive, encoded, archive);
            case ServerDirectory.Candidates.NobodyAlive _ ->
                refuse(stream, RpcError.Known.DATACENTER_UNREACHABLE.text());
            case ServerDirectory.Candidates.Unknown() -> refuse(stream, RpcError.Known.NO_PATH_TO_DATACENTER.text());
        }
    }

    private void here(ByteStream stream, SnapshotRequest request, Bytes archive) {
        acceptor.owner()
                .ifPresentOrElse(
                        owner -> hand(stream, new LocalSnapshot(owner, request, stream), archive),
                        () -> refuse(stream, RpcError.Known.NO_LEADER.text()));
    }

    private void relay(ByteStream stream, List<Server> candidates, Bytes encoded, Bytes archive) {
        hand(stream, new SnapshotRelay(acceptor.dialer(), candidates, stream, encoded), archive);
    }

    private void hand(ByteStream stream, ByteStream.Handler handler, Bytes archive) {
        next = handler;
        handler.opened(stream);
        if (!archive.isEmpty()) {
            handler.received(stream, archive);
        }
    }

    private void refuse(ByteStream stream, String error) {
        refused = true;
        refuseOn(stream, error);
    }

    /// Answers with an error, and closes.
    static void refuseOn(ByteStream stream, String error) {
        stream.write(RESPONSE.encode(SnapshotResponse.failure(error)));
        stream.closeWithin(LAST_WORDS);
    }

    @Override
    public void peerFinished(ByteStream stream) {
        if (next != null) {
            next.peerFinished(stream);
        } else if (!refused) {
            giveUp(stream, "it ended inside of the request");
        }
    }

    @Override
    public void closed(String reason) {
        if (deadline != null) {
            deadline.cancel(false);
        }
        if (next != null) {
            next.closed(reason);
        }
    }
}
