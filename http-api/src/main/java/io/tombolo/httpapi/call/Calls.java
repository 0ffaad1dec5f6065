package io.tombolo.httpapi.call;

import io.tombolo.contract.rpc.RpcCaller;
import io.tombolo.contract.rpc.RpcMethod;
import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.binding.WireCodec;
import io.tombolo.core.wire.json.JsonCodec;
import io.tombolo.core.wire.json.JsonRules;
import io.tombolo.runtime.http.Header;
import io.tombolo.runtime.http.Payload;
import io.tombolo.runtime.http.Reply;
import io.tombolo.runtime.http.ReplyException;
import io.tombolo.runtime.http.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Makes calls of requests, and replies of answers.
public final class Calls {

    private static final Header BACKEND = new Header("X-Consul-Query-Backend", "blocking-query");
    private static final Header KNOWN_LEADER = new Header("X-Consul-Knownleader", "true");
    private static final Header UNKNOWN_LEADER = new Header("X-Consul-Knownleader", "false");
    private static final Header FROM_LEADER = new Header("X-Consul-Lastcontact", "0");
    private static final Header FILTERED = new Header("X-Consul-Results-Filtered-By-Acls", "true");
    /// This agent keeps no answers of servers: what may come from a cache comes from a server.
    private static final Header CACHE_MISS = new Header("X-Cache", "MISS");

    private final RpcCaller caller;
    private final Place place;
    private final Encodings encodings = new Encodings();

    public Calls(RpcCaller caller, Place place) {
        this.caller = caller;
        this.place = place;
    }

    /// Where requests come in.
    public Place place() {
        return place;
    }

    /// Who answers.
    public RpcCaller caller() {
        return caller;
    }

    /// Answers with what a method reads.
    ///
    /// @param question makes the call's question of the datacenter and the options
    public <Q, R, T> CompletableFuture<Reply> read(
            Request request,
            ReadOptions.Kind kind,
            Reading<Q, R, T> reading,
            BiFunction<String, QueryOptions, Q> question) {
        return read(
                request,
                kind,
                reading.method(),
                reading.meta(),
                question,
                (key, answer) -> Reply.of(
                        200, request.shown(encodings.of(key, reading.shown().apply(answer), reading.json()))));
    }

    /// Answers with what is made of a method's answer.
    ///
    /// @param reply makes the reply, without the headers that say how the read was answered, of a key for
    ///              [#encoded] and the answer
    public <Q, R> CompletableFuture<Reply> read(
            Request request,
            ReadOptions.Kind kind,
            RpcMethod<Q, R> method,
            Function<R, QueryMeta> meta,
            BiFunction<String, QueryOptions, Q> question,
            BiFunction<Object, R, Reply> reply) {
        ReadOptions options = ReadOptions.of(request, place, kind);
        CompletableFuture<R> asked = ask(method, meta, question, options);
        CompletableFuture<Reply> answered = asked.thenApply(answer -> {
                    List<Header> how = headers(meta.apply(answer), options, kind);
                    try {
                        return reply.apply(key(method, question, options), answer)
                                .after(how);
                    } catch (ReplyException refused) {
                        return refused.reply().after(how);
                    }
                })
                .exceptionally(problem -> kind.tellsOfFailures() ? unanswered(problem) : Failures.reply(problem));
        return ending(asked, answered);
    }

    /// The second future, whose cancelling ends the first: a caller that goes gives its blocking query up.
    private static <T> CompletableFuture<T> ending(CompletableFuture<?> asked, CompletableFuture<T> answered) {
        var _ = answered.whenComplete((value, problem) -> {
            if (answered.isCancelled()) {
                asked.cancel(false);
            }
        });
        return answered;
    }

    /// The same reply, changed.
    public static CompletableFuture<Reply> changed(CompletableFuture<Reply> reply, UnaryOperator<Reply> change) {
        return ending(reply, reply.thenApply(change));
    }

    /// The same reply, without headers if nothing was found.
    public static CompletableFuture<Reply> bareIfMissing(CompletableFuture<Reply> reply) {
        return changed(reply, made -> made.status() == 404 ? Reply.of(404, Payload.NONE) : made);
    }

    /// One body for all who ask the same.
    public <T> Payload encoded(Object key, T value, JsonCodec<T> json) {
        return encodings.of(key, value, json);
    }

    /// A server that has not heard from its leader for too long is not believed.
    private <Q, R> CompletableFuture<R> ask(
            RpcMethod<Q, R> method,
            Function<R, QueryMeta> meta,
            BiFunction<String, QueryOptions, Q> question,
            ReadOptions options) {
        CompletableFuture<R> first = caller.call(method, question.apply(options.datacenter(), options.query()));
        if (options.staleLimit().isEmpty()) {
            return first;
        }
        Duration limit = options.staleLimit().get();
        return ending(
                first,
                first.thenCompose(answer -> meta.apply(answer).lastContact().compareTo(limit) > 0
                        ? ask(method, meta, question, options.byLeader())
                        : CompletableFuture.completedFuture(answer)));
    }

    /// Who asks for what, whenever and however stale.
    private record Key(Object method, Object question) {}

    private static <Q> Object key(
            RpcMethod<Q, ?> method, BiFunction<String, QueryOptions, Q> question, ReadOptions options) {
        QueryOptions query = options.query();
        return new Key(
                method.name(),
                question.apply(
                        options.datacenter(),
                        new QueryOptions(
                                query.token(),
                                0,
                                Duration.ZERO,
                                false,
                                false,
                                false,
                                Duration.ZERO,
                                Duration.ZERO,
                                false,
                                Duration.ZERO,
                                query.filter(),
                                false)));
    }

    /// The headers that say how a read was answered.
    public static List<Header> how(QueryMeta meta) {
        var headers = new ArrayList<Header>(8);
        headers.add(new Header("X-Consul-Index", Long.toUnsignedString(meta.index() == 0 ? 1 : meta.index())));
        headers.add(meta.knownLeader() ? KNOWN_LEADER : UNKNOWN_LEADER);
        headers.add(
                meta.lastContact().isZero()
                        ? FROM_LEADER
                        : new Header(
                                "X-Consul-Lastcontact",
                                Long.toString(meta.lastContact().toMillis())));
        headers.add(BACKEND);
        return headers;
    }

    private static List<Header> headers(QueryMeta meta, ReadOptions options, ReadOptions.Kind kind) {
        List<Header> headers = how(meta);
        if (kind.isDiscovery()) {
            headers.add(new Header("X-Consul-Effective-Consistency", options.consistency()));
        }
        if (meta.resultsFilteredByAcls()) {
            headers.add(FILTERED);
        }
        if (options.cached() && kind.isCacheable()) {
            headers.add(CACHE_MISS);
        }
        return headers;
    }

    /// The failure of a read that had begun. Source: HTTP sheet 1.7.
    public static Reply unanswered(Throwable problem) {
        return Failures.reply(problem)
                .after(List.of(new Header("X-Consul-Index", "1"), UNKNOWN_LEADER, FROM_LEADER, BACKEND));
    }

    /// Answers with what a method says that has no index.
    public <Q, R, T> CompletableFuture<Reply> ask(
            Request request, RpcMethod<Q, R> method, Q question, Function<R, T> shown, JsonCodec<T> json) {
        return caller.call(method, question)
                .thenApply(answer -> Reply.of(200, request.shown(Payload.json(json.encode(shown.apply(answer))))));
    }

    /// The same for an endpoint that may answer from a cache.
    public <Q, R, T> CompletableFuture<Reply> askCached(
            Request request, RpcMethod<Q, R> method, Q question, Function<R, T> shown, JsonCodec<T> json) {
        boolean cached = ReadOptions.of(request, place, ReadOptions.Kind.CACHED).cached();
        return ask(request, method, question, shown, json)
                .thenApply(reply -> cached ? reply.after(List.of(CACHE_MISS)) : reply);
    }

    /// Answers with a word, or with nothing, once something is done.
    public <Q, R> CompletableFuture<Reply> write(RpcMethod<Q, R> method, Q question, Function<R, Reply> reply) {
        return caller.call(method, question).thenApply(reply);
    }

    /// Who writes.
    public WriteRequest writer(Request request) {
        return new WriteRequest(ReadOptions.token(request, place));
    }

    /// Where is written.
    public String datacenter(Request request) {
        return ReadOptions.datacenter(request, place);
    }

    /// `true` or `false`.
    public static Reply truth(Request request, boolean value) {
        return Reply.of(200, request.shown(Payload.json(Bytes.ofText(Boolean.toString(value)))));
    }

    /// The record in a request's body.
    ///
    /// @param prefix what stands before the text of a refusal
    /// @throws ReplyException if it is none
    public static <T> T body(Request request, Class<T> type, JsonRules rules, String prefix) {
        JsonCodec.Reading<T> reading =
                JsonCodec.of(type).decode(request.body(), WireCodec.of(type), type.getSimpleName(), rules);
        return switch (reading) {
            case JsonCodec.Reading.Read<T>(T value) -> value;
            case JsonCodec.Reading.Refused<T>(String fault) -> throw ReplyException.of(400, prefix + fault);
        };
    }

    /// What the variable of a path stands for.
    ///
    /// @param missing what callers are told if it is empty
    /// @throws ReplyException if it is
    public static String named(Request request, String missing) {
        if (request.rest().isEmpty()) {
            throw ReplyException.of(400, missing);
        }
        return request.rest();
    }
}
