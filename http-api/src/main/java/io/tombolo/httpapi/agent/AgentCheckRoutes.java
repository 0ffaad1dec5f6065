package io.tombolo.httpapi.agent;

import io.tombolo.contract.agent.LocalAgent;
import io.tombolo.core.catalog.check.CheckSelectors;
import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.check.HealthStatus;
import io.tombolo.core.registration.AgentCommand;
import io.tombolo.core.registration.definition.CheckRegistration;
import io.tombolo.core.registration.definition.Definitions;
import io.tombolo.core.wire.json.JsonCodec;
import io.tombolo.core.wire.json.JsonRules;
import io.tombolo.httpapi.call.Calls;
import io.tombolo.httpapi.call.Common;
import io.tombolo.httpapi.call.ReadOptions;
import io.tombolo.runtime.http.Parameter;
import io.tombolo.runtime.http.Parameter.Kind;
import io.tombolo.runtime.http.Payload;
import io.tombolo.runtime.http.Reply;
import io.tombolo.runtime.http.Request;
import io.tombolo.runtime.http.Route;
import io.tombolo.runtime.http.Routes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/// `/v1/agent/check*` and `/v1/agent/maintenance`: checks of this node.
final class AgentCheckRoutes implements Routes {

    private static final Parameter NOTE = new Parameter("note", Kind.TEXT, "what the check says");

    private static final Set<String> STATUSES =
            Set.of(HealthStatus.PASSING, HealthStatus.WARNING, HealthStatus.CRITICAL);

    private static final JsonCodec<Map<String, HealthCheck>> CHECKS = JsonCodec.mapOf(JsonCodec.of(HealthCheck.class));

    private final Calls calls;
    private final LocalAgent agent;
    private final Orders orders;

    AgentCheckRoutes(Calls calls, LocalAgent agent) {
        this.calls = calls;
        this.agent = agent;
        this.orders = new Orders(agent);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/v1/agent/checks", "the checks of this node by ID")
                        .with(Common.FILTER)
                        .prompt(this::checks),
                Route.put("/v1/agent/check/register", "registers a check on this node")
                        .prompt(this::register),
                Route.put("/v1/agent/check/deregister/{id}", "removes a check from this node")
                        .prompt(this::deregister),
                Route.put("/v1/agent/check/pass/{id}", "says that the object of a TTL check is well")
                        .with(NOTE)
                        .prompt(request -> heard(request, HealthStatus.PASSING)),
                Route.put("/v1/agent/check/warn/{id}", "says that the object of a TTL check is still useful")
                        .with(NOTE)
                        .prompt(request -> heard(request, HealthStatus.WARNING)),
                Route.put("/v1/agent/check/fail/{id}", "says that the object of a TTL check is not to be used")
                        .with(NOTE)
                        .prompt(request -> heard(request, HealthStatus.CRITICAL)),
                Route.put("/v1/agent/check/update/{id}", "says how the object of a TTL check is")
                        .prompt(this::update),
                Route.put("/v1/agent/maintenance", "keeps clients away from this node, or no longer")
                        .with(AgentServiceRoutes.ENABLE, AgentServiceRoutes.REASON)
                        .prompt(this::maintain));
    }

    private CompletableFuture<Reply> checks(Request request) {
        ReadOptions.refuseNamespace(request);
        Predicate<HealthCheck> filter = AgentServiceRoutes.filter(request, CheckSelectors.CHECK);
        var shown = new LinkedHashMap<String, HealthCheck>();
        agent.view().checks().forEach((id, check) -> {
            if (filter.test(check)) {
                shown.put(id, check);
            }
        });
        return CompletableFuture.completedFuture(Reply.of(200, request.shown(Payload.json(CHECKS.encode(shown)))));
    }

    private CompletableFuture<Reply> register(Request request) {
        ReadOptions.refuseNamespace(request);
        CheckRegistration asked = Orders.defined(request, Definitions::check);
        return orders.give(new AgentCommand.RegisterCheck(
                asked.token().isEmpty() ? asked.withToken(ReadOptions.token(request, calls.place())) : asked));
    }

    private CompletableFuture<Reply> deregister(Request request) {
        ReadOptions.refuseNamespace(request);
        return orders.give(new AgentCommand.DeregisterCheck(request.rest()));
    }

    private CompletableFuture<Reply> heard(Request request, String status) {
        ReadOptions.refuseNamespace(request);
        return orders.give(new AgentCommand.UpdateTtl(
                request.rest(), status, request.query().text(NOTE)));
    }

    /// What a check says, as its object tells it.
    record Said(String status, String output) {}

    private CompletableFuture<Reply> update(Request request) {
        ReadOptions.refuseNamespace(request);
        Said said = Calls.body(request, Said.class, JsonRules.LENIENT, "Request decode failed: ");
        return STATUSES.contains(said.status())
                ? orders.give(new AgentCommand.UpdateTtl(request.rest(), said.status(), said.output()))
                : CompletableFuture.completedFuture(
                        Reply.error(400, "Invalid check status: '%s'".formatted(said.status())));
    }

    private CompletableFuture<Reply> maintain(Request request) {
        return orders.give(new AgentCommand.NodeMaintenance(
                Orders.truth(request, AgentServiceRoutes.ENABLE),
                request.query().text(AgentServiceRoutes.REASON),
                ReadOptions.token(request, calls.place())));
    }
}
