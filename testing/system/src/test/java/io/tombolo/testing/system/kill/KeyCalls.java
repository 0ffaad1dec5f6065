package io.tombolo.testing.system.kill;

import io.tombolo.contract.rpc.RpcMethod;
import io.tombolo.contract.rpc.kv.IndexedDirEntries;
import io.tombolo.contract.rpc.kv.KeyRequest;
import io.tombolo.contract.rpc.kv.KvMethods;
import io.tombolo.contract.rpc.kv.KvsRequest;
import io.tombolo.contract.rpc.query.DcSpecificRequest;
import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.contract.rpc.status.StatusMethods;
import io.tombolo.core.catalog.kv.DirEntry;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.terms.WanName;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.Decoded;
import io.tombolo.core.wire.rpc.RpcError;
import io.tombolo.runtime.net.EventLoops;
import io.tombolo.runtime.pool.CallFailed;
import io.tombolo.runtime.pool.CallFailure;
import io.tombolo.runtime.pool.Connector;
import io.tombolo.runtime.pool.PoolLimits;
import io.tombolo.runtime.pool.SessionPool;
import io.tombolo.runtime.tls.ReplaceableTls;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;

/// Reads and writes keys over the server port of one server.
final class KeyCalls implements AutoCloseable {

    private static final String DATACENTER = "dc1";
    private static final WanName NAME = WanName.parse("any.dc1");

    /// Longer than a server looks for a leader.
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Connector connector;
    private final SessionPool pool;

    KeyCalls(EventLoops loops, InetSocketAddress server) {
        connector = new Connector(loops, ReplaceableTls.none());
        pool = new SessionPool(
                (to, protocol, within, dialled) ->
                        connector.connect(server, new Connector.Way.Plain(), protocol, within, dialled),
                PoolLimits.DEFAULT,
                InstantSource.system());
    }

    Reply<Boolean> set(String key, String value) {
        return apply("set", DirEntry.of(key, Bytes.ofText(value)));
    }

    Reply<Boolean> delete(String key) {
        return apply("delete", DirEntry.of(key, Bytes.EMPTY));
    }

    /// @param index of the last change; 0 if there must be no such key
    Reply<Boolean> checkAndSet(String key, String value, long index) {
        return apply("cas", new DirEntry(0, key, 0, Bytes.ofText(value), "", new RaftIndex(0, index)));
    }

    Reply<IndexedDirEntries> get(String key, QueryOptions options) {
        return call(KvMethods.GET, new KeyRequest(DATACENTER, key, options), PATIENCE.plus(options.maxQueryTime()));
    }

    /// All entries below a prefix.
    Reply<IndexedDirEntries> list(String prefix, Mode mode) {
        return call(KvMethods.LIST, new KeyRequest(DATACENTER, prefix, mode.now()), PATIENCE);
    }

    /// Where the leader takes calls, as this server knows it; empty if it knows none.
    Reply<String> leader() {
        return call(StatusMethods.LEADER, DcSpecificRequest.of(DATACENTER, QueryOptions.NONE), PATIENCE);
    }

    private Reply<Boolean> apply(String operation, DirEntry entry) {
        return call(KvMethods.APPLY, new KvsRequest(DATACENTER, entry, operation, WriteRequest.ANONYMOUS), PATIENCE);
    }

    private <Q, R> Reply<R> call(RpcMethod<Q, R> method, Q request, Duration within) {
        try {
            Bytes body = pool.call(
                            NAME, method.name().toString(), method.request().encode(request), within)
                    .join();
            return switch (method.response().decode(body)) {
                case Decoded.Read<R> read -> new Reply.Done<>(read.value());
                case Decoded.Malformed<R> malformed -> throw new AssertionError(malformed.toString());
            };
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof CallFailed call) {
                return wasNotDone(call.failure())
                        ? new Reply.NotDone<>(call.failure().explanation())
                        : new Reply.Unknown<>(call.failure().explanation());
            }
            throw failed;
        }
    }

    /// What servers promise: whoever is told one of these may call again, and nothing happens twice.
    private static boolean wasNotDone(CallFailure failure) {
        return switch (failure) {
            case CallFailure.NotConnected notConnected -> true;
            case CallFailure.TooManyWaiting tooMany -> true;
            case CallFailure.Remote(var error) ->
                error.error() == RpcError.Known.NO_LEADER || error.error() == RpcError.Known.LEADER_NOT_TRACKED;
            case CallFailure.SessionLost lost -> false;
            case CallFailure.StreamLost lost -> false;
            case CallFailure.DeadlinePassed passed -> false;
            case CallFailure.Malformed malformed -> false;
            case CallFailure.AnswersTooLarge tooLarge -> false;
            case CallFailure.PoolClosed closed -> true;
        };
    }

    @Override
    public void close() {
        pool.close();
        connector.close();
    }
}
