package io.tombolo.httpapi.event;

import io.tombolo.contract.members.Members;
import io.tombolo.contract.rpc.catalog.CatalogMethods;
import io.tombolo.contract.rpc.internal.EventFireRequest;
import io.tombolo.contract.rpc.internal.InternalMethods;
import io.tombolo.contract.rpc.query.NodeSpecificRequest;
import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.catalog.service.NodeService;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.json.JsonCodec;
import io.tombolo.httpapi.call.Calls;
import io.tombolo.httpapi.call.Common;
import io.tombolo.httpapi.call.ReadOptions;
import io.tombolo.runtime.http.Header;
import io.tombolo.runtime.http.Parameter;
import io.tombolo.runtime.http.Parameter.Kind;
import io.tombolo.runtime.http.Payload;
import io.tombolo.runtime.http.Reply;
import io.tombolo.runtime.http.ReplyException;
import io.tombolo.runtime.http.Request;
import io.tombolo.runtime.http.Route;
import io.tombolo.runtime.http.Routes;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// `/v1/event/*`.
public final class EventRoutes implements Routes, AutoCloseable {

    private static final Parameter NODE = new Parameter("node", Kind.TEXT, "regular expression for the nodes");
    private static final Parameter SERVICE = new Parameter("service", Kind.TEXT, "regular expression for a service");
    private static final Parameter TAG = new Parameter("tag", Kind.TEXT, "regular expression for a tag of the service");
    private static final Parameter NAME = new Parameter("name", Kind.TEXT, "only events of this name");

    /// Callers of an event list wait longer than others. Source: HTTP sheet 1.5.
    private static final Duration USUAL_WAIT = Duration.ofMinutes(10);

    /// Bytes of name and payload that the gossip carries. Source: gossip sheet, "user event size limit".
    private static final int SIZE_LIMIT = 512;

    private static final JsonCodec<HeardEvent> EVENT = JsonCodec.of(HeardEvent.class);
    private static final JsonCodec<List<HeardEvent>> EVENTS = JsonCodec.listOf(HeardEvent.class);

    private final Calls calls;
    private final HeardEvents heard;

    public EventRoutes(Calls calls, Members members) {
        this.calls = calls;
        heard = new HeardEvents(members, calls.place().node(), this::ifServed);
    }

    /// The services of this node are what its catalog says.
    private void ifServed(FiredEvent event, Runnable keep) {
        var question = new NodeSpecificRequest(
                calls.place().datacenter(),
                false,
                calls.place().node(),
                "",
                new QueryOptions(
                        calls.place().token(),
                        0,
                        Duration.ZERO,
                        true,
                        false,
                        false,
                        Duration.ZERO,
                        Duration.ZERO,
                        false,
                        Duration.ZERO,
                        "",
                        false));
        var _ = calls.caller().call(CatalogMethods.NODE_SERVICE_LIST, question).thenAccept(answer -> {
            if (answer.nodeServices().services().stream().anyMatch(service -> isFor(event, service))) {
                keep.run();
            }
        });
    }

    private static boolean isFor(FiredEvent event, NodeService service) {
        return FiredEvent.takes(event.serviceFilter(), service.service())
                && (event.tagFilter().isEmpty()
                        || service.tags().stream().anyMatch(tag -> FiredEvent.takes(event.tagFilter(), tag)));
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.put("/v1/event/fire/{name}", "tells the nodes of a datacenter that something happened")
                        .with(Common.DC, NODE, SERVICE, TAG)
                        .prompt(this::fire),
                Route.get("/v1/event/list", "the last events that were meant for this node")
                        .with(NAME, Common.INDEX, Common.WAIT)
                        .prompt(this::list));
    }

    private CompletableFuture<Reply> fire(Request request) {
        String name = Calls.named(request, "Missing name");
        var event = new FiredEvent(
                UUID.randomUUID().toString(),
                name,
                request.body(),
                request.query().text(NODE),
                request.query().text(SERVICE),
                request.query().text(TAG),
                FiredEvent.VERSION);
        event.fault().ifPresent(fault -> {
            throw ReplyException.of(500, fault);
        });
        Bytes payload = event.encoded();
        if (FiredEvent.PREFIX.length() + name.length() + payload.length() > SIZE_LIMIT) {
            throw ReplyException.of(
                    500,
                    "1 error occurred:\n\t* error broadcasting event to segment \"\": user event exceeds configured limit of %d bytes before encoding\n\n"
                            .formatted(SIZE_LIMIT));
        }
        ReadOptions options = ReadOptions.of(request, calls.place(), ReadOptions.Kind.PLAIN);
        return calls.write(
                InternalMethods.EVENT_FIRE,
                new EventFireRequest(options.datacenter(), name, payload, options.query()),
                fired -> Reply.of(200, request.shown(Payload.json(EVENT.encode(HeardEvent.of(event, 0))))));
    }

    private CompletableFuture<Reply> list(Request request) {
        ReadOptions options = ReadOptions.of(request, calls.place(), ReadOptions.Kind.PLAIN);
        long index = options.query().minQueryIndex();
        if (index == 0) {
            return CompletableFuture.completedFuture(shown(request));
        }
        Duration wait = request.query().text(Common.WAIT).isEmpty()
                ? USUAL_WAIT
                : options.query().maxQueryTime();
        HeardEvents.Waiter waiter = heard.after(index);
        var reply = new CompletableFuture<Reply>();
        var _ = waiter.next()
                .completeOnTimeout(null, wait.toMillis(), TimeUnit.MILLISECONDS)
                .thenRun(() -> reply.complete(shown(request)));
        var _ = reply.whenComplete((made, problem) -> heard.forget(waiter));
        return reply;
    }

    private Reply shown(Request request) {
        String name = request.query().text(NAME);
        List<HeardEvent> events = heard.list().stream()
                .filter(event -> name.isEmpty() || event.name().equals(name))
                .toList();
        long index = events.isEmpty() ? 1 : events.getLast().index();
        return Reply.of(
                200,
                List.of(new Header("X-Consul-Index", Long.toUnsignedString(index))),
                request.shown(Payload.json(EVENTS.encode(events))));
    }

    @Override
    public void close() {
        heard.close();
    }
}
