package io.tombolo.httpapi.session;

import io.tombolo.contract.rpc.query.NodeSpecificRequest;
import io.tombolo.contract.rpc.session.IndexedSessions;
import io.tombolo.contract.rpc.session.SessionMethods;
import io.tombolo.contract.rpc.session.SessionRequest;
import io.tombolo.contract.rpc.session.SessionSpecificRequest;
import io.tombolo.core.catalog.session.Session;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.wire.binding.WireField;
import io.tombolo.core.wire.json.JsonCodec;
import io.tombolo.core.wire.json.JsonRules;
import io.tombolo.httpapi.call.Calls;
import io.tombolo.httpapi.call.Common;
import io.tombolo.httpapi.call.ReadOptions;
import io.tombolo.httpapi.call.Reading;
import io.tombolo.runtime.http.Payload;
import io.tombolo.runtime.http.Reply;
import io.tombolo.runtime.http.ReplyException;
import io.tombolo.runtime.http.Request;
import io.tombolo.runtime.http.Route;
import io.tombolo.runtime.http.Routes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// `/v1/session/*`.
public final class SessionRoutes implements Routes {

    private static final String NO_SESSION = "Missing session";

    private static final JsonCodec<List<Session>> SESSIONS = JsonCodec.listOf(Session.class);
    private static final JsonCodec<Made> MADE = JsonCodec.of(Made.class);

    private static final Reading<SessionSpecificRequest, IndexedSessions, List<Session>> ONE =
            new Reading<>(SessionMethods.GET, IndexedSessions::meta, IndexedSessions::sessions, SESSIONS);

    private static final Reading<SessionSpecificRequest, IndexedSessions, List<Session>> ALL =
            new Reading<>(SessionMethods.LIST, IndexedSessions::meta, IndexedSessions::sessions, SESSIONS);

    private static final Reading<NodeSpecificRequest, IndexedSessions, List<Session>> ON_NODE =
            new Reading<>(SessionMethods.NODE_SESSIONS, IndexedSessions::meta, IndexedSessions::sessions, SESSIONS);

    private final Calls calls;

    /// A session that was made.
    private record Made(@WireField(name = "ID") String id) {}

    public SessionRoutes(Calls calls) {
        this.calls = calls;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.put("/v1/session/create", "makes a session")
                        .with(Common.DC)
                        .prompt(this::create),
                Route.put("/v1/session/destroy/{session}", "ends a session")
                        .with(Common.DC)
                        .prompt(this::destroy),
                Route.put("/v1/session/renew/{session}", "begins the time to live of a session anew")
                        .with(Common.DC)
                        .prompt(this::renew),
                Route.get("/v1/session/info/{session}", "a session")
                        .with(Common.READ)
                        .prompt(this::info),
                Route.get("/v1/session/node/{node}", "the sessions of a node")
                        .with(Common.READ)
                        .prompt(this::onNode),
                Route.get("/v1/session/list", "the sessions").with(Common.READ).prompt(this::list));
    }

    private CompletableFuture<Reply> create(Request request) {
        ReadOptions.refuseNamespace(request);
        WantedSession wanted = request.body().isEmpty()
                ? WantedSession.USUAL
                : Calls.body(request, WantedSession.class, JsonRules.LENIENT, "Request decode failed: ");
        Duration delay = switch (wanted.delay()) {
            case WantedSession.Delay.Read(Duration length) -> length;
            case WantedSession.Delay.Refused(String fault) ->
                throw ReplyException.of(400, "Request decode failed: " + fault);
        };
        return calls.write(
                SessionMethods.APPLY,
                new SessionRequest(
                        calls.datacenter(request),
                        "create",
                        wanted.session(delay, calls.place().node()),
                        calls.writer(request)),
                id -> Reply.of(200, request.shown(Payload.json(MADE.encode(new Made(id))))));
    }

    private CompletableFuture<Reply> destroy(Request request) {
        ReadOptions.refuseNamespace(request);
        String id = Calls.named(request, NO_SESSION);
        return calls.write(
                SessionMethods.APPLY,
                new SessionRequest(calls.datacenter(request), "destroy", named(id), calls.writer(request)),
                done -> Calls.truth(request, true));
    }

    private static Session named(String id) {
        return new Session(id, "", "", Duration.ZERO, "", "", List.of(), List.of(), List.of(), RaftIndex.NONE);
    }

    private CompletableFuture<Reply> renew(Request request) {
        ReadOptions.refuseNamespace(request);
        String id = Calls.named(request, NO_SESSION);
        ReadOptions options = ReadOptions.of(request, calls.place(), ReadOptions.Kind.PLAIN);
        return calls.write(
                SessionMethods.RENEW,
                new SessionSpecificRequest(options.datacenter(), "", id, options.query()),
                renewed -> renewed.sessions().isEmpty()
                        ? Reply.error(404, "Session id '%s' not found".formatted(id))
                        : Reply.of(200, request.shown(Payload.json(SESSIONS.encode(renewed.sessions())))));
    }

    private CompletableFuture<Reply> info(Request request) {
        ReadOptions.refuseNamespace(request);
        String id = Calls.named(request, NO_SESSION);
        return calls.read(
                request,
                ReadOptions.Kind.PLAIN,
                ONE,
                (datacenter, options) -> new SessionSpecificRequest(datacenter, "", id, options));
    }

    private CompletableFuture<Reply> onNode(Request request) {
        ReadOptions.refuseNamespace(request);
        String node = Calls.named(request, "Missing node name");
        return calls.read(
                request,
                ReadOptions.Kind.PLAIN,
                ON_NODE,
                (datacenter, options) -> new NodeSpecificRequest(datacenter, false, node, "", options));
    }

    private CompletableFuture<Reply> list(Request request) {
        ReadOptions.refuseNamespace(request);
        return calls.read(
                request,
                ReadOptions.Kind.PLAIN,
                ALL,
                (datacenter, options) -> new SessionSpecificRequest(datacenter, "", "", options));
    }
}
