package io.tombolo.httpapi.agent;

import io.tombolo.contract.agent.LocalAgent;
import io.tombolo.core.catalog.filter.Filter;
import io.tombolo.core.catalog.filter.Selectors;
import io.tombolo.core.catalog.service.NodeService;
import io.tombolo.core.catalog.service.ServiceSelectors;
import io.tombolo.core.registration.AgentCommand;
import io.tombolo.core.registration.definition.Definitions;
import io.tombolo.core.registration.definition.ServiceRegistration;
import io.tombolo.core.registration.local.LocalView;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/// `/v1/agent/service*`: services of this node.
final class AgentServiceRoutes implements Routes {

    static final Parameter ENABLE = new Parameter("enable", Kind.TRUTH, "whether maintenance begins or ends");
    static final Parameter REASON = new Parameter("reason", Kind.TEXT, "for people: why");

    private static final Parameter REPLACE =
            new Parameter("replace-existing-checks", Kind.TRUTH, "checks that are not in the body go");
    private static final Parameter HASH =
            new Parameter("hash", Kind.TEXT, "wait until the service has another content hash");

    private static final JsonCodec<AgentServiceView> SERVICE = JsonCodec.of(AgentServiceView.class);
    private static final JsonCodec<Map<String, AgentServiceView>> SERVICES = JsonCodec.mapOf(SERVICE);

    private final Calls calls;
    private final LocalAgent agent;
    private final Orders orders;

    AgentServiceRoutes(Calls calls, LocalAgent agent) {
        this.calls = calls;
        this.agent = agent;
        this.orders = new Orders(agent);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/v1/agent/services", "the services of this node by ID")
                        .with(Common.FILTER)
                        .prompt(this::services),
                Route.get("/v1/agent/service/{id}", "a service of this node")
                        .with(HASH, Common.WAIT)
                        .prompt(this::service),
                Route.put("/v1/agent/service/register", "registers a service on this node")
                        .with(REPLACE)
                        .prompt(this::register),
                Route.put("/v1/agent/service/deregister/{id}", "removes a service from this node")
                        .prompt(this::deregister),
                Route.put("/v1/agent/service/maintenance/{id}", "keeps clients away from a service, or no longer")
                        .with(ENABLE, REASON)
                        .prompt(this::maintain));
    }

    private CompletableFuture<Reply> services(Request request) {
        ReadOptions.refuseNamespace(request);
        Predicate<NodeService> filter = filter(request, ServiceSelectors.SERVICE);
        var shown = new LinkedHashMap<String, AgentServiceView>();
        agent.view().services().forEach((id, service) -> {
            if (filter.test(service)) {
                shown.put(id, view(service));
            }
        });
        return done(Reply.of(200, request.shown(Payload.json(SERVICES.encode(shown)))));
    }

    /// Waits by content, not by index. Source: HTTP sheet 1.5.
    private CompletableFuture<Reply> service(Request request) {
        String id = Calls.named(request, "Missing service ID");
        String hash = request.query().text(HASH);
        if (hash.isEmpty()) {
            return done(shown(request, find(agent.view(), id)));
        }
        ReadOptions options = ReadOptions.of(request, calls.place(), ReadOptions.Kind.PLAIN);
        Duration asked = options.query().maxQueryTime();
        Duration wait =
                request.query().text(Common.WAIT).isEmpty() ? calls.place().usualWait() : asked;
        var reply = new CompletableFuture<Reply>();
        untilOther(request, id, hash, agent.view(), reply);
        return reply.orTimeout(wait.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(problem -> problem instanceof TimeoutException
                        ? shown(request, find(agent.view(), id))
                        : Orders.failed(problem));
    }

    /// Looks at each newer view until one has another content.
    private void untilOther(Request request, String id, String hash, LocalView view, CompletableFuture<Reply> reply) {
        Optional<AgentServiceView> found = find(view, id);
        if (found.filter(service -> service.contentHash().equals(hash)).isEmpty()) {
            reply.complete(shown(request, found));
            return;
        }
        CompletableFuture<LocalView> next = agent.viewAfter(view.version());
        var _ = next.whenComplete((newer, problem) -> {
            if (problem == null) {
                untilOther(request, id, hash, newer, reply);
            } else {
                reply.completeExceptionally(problem);
            }
        });
        var _ = reply.whenComplete((_, _) -> next.cancel(false));
    }

    private Optional<AgentServiceView> find(LocalView view, String id) {
        return Optional.ofNullable(view.services().get(id))
                .map(service -> AgentServiceView.hashed(service, calls.place().datacenter()));
    }

    private static Reply shown(Request request, Optional<AgentServiceView> found) {
        return found.map(service -> Reply.of(
                        200,
                        List.of(new Header("X-Consul-Contenthash", service.contentHash())),
                        request.shown(Payload.json(SERVICE.encode(service)))))
                .orElseGet(() -> Reply.error(404, "unknown service ID: " + request.rest()));
    }

    private CompletableFuture<Reply> register(Request request) {
        ReadOptions.refuseNamespace(request);
        ServiceRegistration asked = Orders.defined(request, Definitions::service);
        String token = ReadOptions.token(request, calls.place());
        boolean replaces = request.query().has(REPLACE)
                && !List.of("false", "0").contains(request.query().text(REPLACE));
        return orders.give(
                new AgentCommand.RegisterService(asked.token().isEmpty() ? asked.withToken(token) : asked, replaces));
    }

    private CompletableFuture<Reply> deregister(Request request) {
        ReadOptions.refuseNamespace(request);
        return request.rest().isEmpty()
                ? done(Reply.error(500, "ServiceID missing"))
                : orders.give(new AgentCommand.DeregisterService(request.rest()));
    }

    private CompletableFuture<Reply> maintain(Request request) {
        String id = Calls.named(request, "Missing service ID");
        boolean on = Orders.truth(request, ENABLE);
        ReadOptions.refuseNamespace(request);
        return orders.give(new AgentCommand.ServiceMaintenance(
                id, on, request.query().text(REASON), ReadOptions.token(request, calls.place())));
    }

    private AgentServiceView view(NodeService service) {
        return AgentServiceView.of(service, calls.place().datacenter());
    }

    /// The filter of a request.
    ///
    /// @throws ReplyException if it is none
    static <T> Predicate<T> filter(Request request, Selectors<T> selectors) {
        return switch (Filter.compile(request.query().text(Common.FILTER), selectors)) {
            case Filter.Ready<T>(var predicate) -> predicate;
            case Filter.Malformed<T>(var text) -> throw ReplyException.of(500, text);
        };
    }

    private static CompletableFuture<Reply> done(Reply reply) {
        return CompletableFuture.completedFuture(reply);
    }
}
