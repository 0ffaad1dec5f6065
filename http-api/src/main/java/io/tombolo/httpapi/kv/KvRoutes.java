package io.tombolo.httpapi.kv;

import io.tombolo.contract.rpc.kv.IndexedDirEntries;
import io.tombolo.contract.rpc.kv.IndexedKeyList;
import io.tombolo.contract.rpc.kv.KeyListRequest;
import io.tombolo.contract.rpc.kv.KeyRequest;
import io.tombolo.contract.rpc.kv.KvMethods;
import io.tombolo.contract.rpc.kv.KvsRequest;
import io.tombolo.core.catalog.kv.DirEntry;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.json.JsonCodec;
import io.tombolo.httpapi.call.Calls;
import io.tombolo.httpapi.call.Common;
import io.tombolo.httpapi.call.GoNumbers;
import io.tombolo.httpapi.call.ReadOptions;
import io.tombolo.runtime.http.Header;
import io.tombolo.runtime.http.Parameter;
import io.tombolo.runtime.http.Parameter.Kind;
import io.tombolo.runtime.http.Payload;
import io.tombolo.runtime.http.Query;
import io.tombolo.runtime.http.Reply;
import io.tombolo.runtime.http.ReplyException;
import io.tombolo.runtime.http.Request;
import io.tombolo.runtime.http.Route;
import io.tombolo.runtime.http.Routes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `/v1/kv/{key}`.
public final class KvRoutes implements Routes {

    private static final Parameter RECURSE = new Parameter("recurse", Kind.FLAG, "all keys that begin with this one");
    private static final Parameter KEYS = new Parameter("keys", Kind.FLAG, "the keys alone");
    private static final Parameter SEPARATOR =
            new Parameter("separator", Kind.TEXT, "keys that have it after the prefix are shown as one");
    private static final Parameter SEPERATOR =
            new Parameter("seperator", Kind.TEXT, "the same, as old callers write it");
    private static final Parameter RAW = new Parameter("raw", Kind.FLAG, "the value alone");
    private static final Parameter FLAGS = new Parameter("flags", Kind.NUMBER, "a number that means something to you");
    private static final Parameter CAS =
            new Parameter("cas", Kind.NUMBER, "only if the key was changed last at this index; 0: if there is none");
    private static final Parameter ACQUIRE = new Parameter("acquire", Kind.TEXT, "session that takes the lock");
    private static final Parameter RELEASE = new Parameter("release", Kind.TEXT, "session that gives the lock back");

    private static final String NO_KEY = "Missing key name";

    /// Browsers are not to run what users store.
    private static final List<Header> RAW_HEADERS =
            List.of(new Header("X-Content-Type-Options", "nosniff"), new Header("Content-Security-Policy", "sandbox"));

    /// Bytes of a value from which on its encoding is worth keeping.
    private static final int LARGE = 4096;

    private static final JsonCodec<List<DirEntry>> ENTRIES = JsonCodec.listOf(DirEntry.class);
    private static final JsonCodec<List<String>> NAMES = JsonCodec.listOf(String.class);

    private final Calls calls;
    private final long valueLimit;

    /// @param valueLimit bytes of the largest value
    public KvRoutes(Calls calls, long valueLimit) {
        this.calls = calls;
        this.valueLimit = valueLimit;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/v1/kv/{key}", "the entry of a key")
                        .with(Common.READ)
                        .with(RECURSE, KEYS, SEPARATOR, SEPERATOR, RAW)
                        .prompt(this::get),
                Route.put("/v1/kv/{key}", "writes a value")
                        .with(Common.DC, FLAGS, CAS, ACQUIRE, RELEASE)
                        .taking(value())
                        .prompt(this::put),
                Route.delete("/v1/kv/{key}", "removes a key")
                        .with(Common.DC, RECURSE, CAS)
                        .prompt(this::delete));
    }

    private Route.Body value() {
        return new Route.Body.Whole(
                valueLimit,
                length ->
                        "Request body(%d bytes) too large, max size: %d bytes. See https://www.consul.io/docs/agent/options.html#kv_max_value_size."
                                .formatted(length, valueLimit));
    }

    private CompletableFuture<Reply> get(Request request) {
        ReadOptions.refuseNamespace(request);
        Query query = request.query();
        if (query.has(KEYS)) {
            return keys(request);
        }
        if (query.has(RECURSE)) {
            return tree(request);
        }
        String key = Calls.named(request, NO_KEY);
        return calls.read(
                request,
                ReadOptions.Kind.KEYS,
                KvMethods.GET,
                IndexedDirEntries::meta,
                (datacenter, options) -> new KeyRequest(datacenter, key, options),
                (shared, answer) -> entry(request, shared, answer));
    }

    private Reply entry(Request request, Object shared, IndexedDirEntries answer) {
        if (answer.entries().isEmpty()) {
            return Reply.of(404, Payload.NONE);
        }
        Bytes value = answer.entries().getFirst().value();
        if (request.query().has(RAW)) {
            return Reply.of(200, RAW_HEADERS, Payload.of("text/plain", value));
        }
        return Reply.of(
                200,
                request.shown(
                        value.length() < LARGE
                                ? Payload.json(ENTRIES.encode(answer.entries()))
                                : calls.encoded(shared, answer.entries(), ENTRIES)));
    }

    private CompletableFuture<Reply> tree(Request request) {
        return calls.read(
                request,
                ReadOptions.Kind.KEYS,
                KvMethods.LIST,
                IndexedDirEntries::meta,
                (datacenter, options) -> new KeyRequest(datacenter, request.rest(), options),
                (shared, answer) -> answer.entries().isEmpty()
                        ? Reply.of(404, Payload.NONE)
                        : Reply.of(200, request.shown(calls.encoded(shared, answer.entries(), ENTRIES))));
    }

    private CompletableFuture<Reply> keys(Request request) {
        String separator = request.query().text(SEPARATOR);
        String used = separator.isEmpty() ? request.query().text(SEPERATOR) : separator;
        return calls.read(
                request,
                ReadOptions.Kind.KEYS,
                KvMethods.LIST_KEYS,
                IndexedKeyList::meta,
                (datacenter, options) -> new KeyListRequest(datacenter, request.rest(), used, options),
                (shared, answer) -> answer.keys().isEmpty()
                        ? Reply.of(404, Payload.NONE)
                        : Reply.of(200, request.shown(calls.encoded(shared, answer.keys(), NAMES))));
    }

    private CompletableFuture<Reply> put(Request request) {
        ReadOptions.refuseNamespace(request);
        String key = Calls.named(request, NO_KEY);
        refuseSeveral(request.query(), CAS, ACQUIRE, RELEASE);
        Query query = request.query();
        long flags = query.has(FLAGS) ? number(query.text(FLAGS)) : 0;
        if (query.has(CAS)) {
            long index = number(query.text(CAS));
            return write(request, "cas", entry(key, flags, request.body(), "", index));
        }
        if (query.has(ACQUIRE)) {
            return write(request, "lock", entry(key, flags, request.body(), query.text(ACQUIRE), 0));
        }
        return query.has(RELEASE)
                ? write(request, "unlock", entry(key, flags, request.body(), query.text(RELEASE), 0))
                : write(request, "set", entry(key, flags, request.body(), "", 0));
    }

    private CompletableFuture<Reply> delete(Request request) {
        ReadOptions.refuseNamespace(request);
        Query query = request.query();
        if (!query.has(RECURSE)) {
            Calls.named(request, NO_KEY);
        }
        refuseSeveral(query, RECURSE, CAS);
        if (query.has(RECURSE)) {
            return write(request, "delete-tree", entry(request.rest(), 0, Bytes.EMPTY, "", 0));
        }
        return query.has(CAS)
                ? write(request, "delete-cas", entry(request.rest(), 0, Bytes.EMPTY, "", number(query.text(CAS))))
                : write(request, "delete", entry(request.rest(), 0, Bytes.EMPTY, "", 0));
    }

    private static DirEntry entry(String key, long flags, Bytes value, String session, long index) {
        return new DirEntry(0, key, flags, value, session, new RaftIndex(0, index));
    }

    /// Only operations with a condition can come to nothing.
    private CompletableFuture<Reply> write(Request request, String operation, DirEntry entry) {
        boolean unconditional =
                operation.equals("set") || operation.equals("delete") || operation.equals("delete-tree");
        return calls.write(
                KvMethods.APPLY,
                new KvsRequest(calls.datacenter(request), entry, operation, calls.writer(request)),
                held -> Calls.truth(request, unconditional || held));
    }

    /// Callers know this one as a failure, and not as a mistake of theirs.
    private static long number(String text) {
        return switch (GoNumbers.unsigned(text)) {
            case GoNumbers.Parsed.Read(long bits) -> bits;
            case GoNumbers.Parsed.Refused(String fault) -> throw ReplyException.of(500, fault);
        };
    }

    private static void refuseSeveral(Query query, Parameter... exclusive) {
        List<Parameter> given = Stream.of(exclusive).filter(query::has).toList();
        if (given.size() > 1) {
            throw ReplyException.of(
                    400,
                    "Conflicting flags: "
                            + query.sorted().stream()
                                    .map(pair -> encode(pair.getKey()) + "=" + encode(pair.getValue()))
                                    .collect(Collectors.joining("&")));
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
