package io.tombolo.httpapi.agent;

import io.tombolo.contract.agent.LocalAgent;
import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.check.HealthStatus;
import io.tombolo.core.catalog.service.NodeService;
import io.tombolo.core.registration.local.LocalView;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.binding.WireField;
import io.tombolo.core.wire.json.JsonCodec;
import io.tombolo.httpapi.call.Calls;
import io.tombolo.httpapi.call.ReadOptions;
import io.tombolo.runtime.http.Header;
import io.tombolo.runtime.http.Parameter;
import io.tombolo.runtime.http.Parameter.Kind;
import io.tombolo.runtime.http.Payload;
import io.tombolo.runtime.http.Reply;
import io.tombolo.runtime.http.Request;
import io.tombolo.runtime.http.Route;
import io.tombolo.runtime.http.Routes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// `/v1/agent/health/service/*`: whether services of this node are to be used, as a status that a load balancer reads.
final class AgentHealthRoutes implements Routes {

    private static final Parameter FORMAT = new Parameter("format", Kind.TEXT, "text: the status in one word");
    private static final String MAINTENANCE = "maintenance";
    private static final String REASON = "X-Consul-Reason";

    private static final JsonCodec<ServiceHealth> ONE = JsonCodec.of(ServiceHealth.class);
    private static final JsonCodec<List<ServiceHealth>> MANY = JsonCodec.listOf(ServiceHealth.class);
    private static final JsonCodec<String> TEXT = JsonCodec.of(String.class);

    private final Calls calls;
    private final LocalAgent agent;

    AgentHealthRoutes(Calls calls, LocalAgent agent) {
        this.calls = calls;
        this.agent = agent;
    }

    /// How a service is, and why.
    ///
    /// @param service none if it is not here
    record ServiceHealth(String aggregatedStatus, Optional<AgentServiceView> service, List<CheckView> checks) {
        ServiceHealth {
            checks = List.copyOf(checks);
        }
    }

    /// A check in the older shape that only these endpoints have. Source: vector `agent-health-service-id`.
    record CheckView(
            String node,
            @WireField(name = "CheckID") String checkId,
            String name,
            String status,
            String notes,
            String output,
            @WireField(name = "ServiceID") String serviceId,
            String serviceName,
            List<String> serviceTags,
            String type,
            OldDefinition definition,
            long createIndex,
            long modifyIndex) {

        static CheckView of(HealthCheck check) {
            return new CheckView(
                    check.node(),
                    check.checkId(),
                    check.name(),
                    check.status(),
                    check.notes(),
                    check.output(),
                    check.serviceId(),
                    check.serviceName(),
                    check.serviceTags(),
                    "",
                    OldDefinition.NONE,
                    0,
                    0);
        }
    }

    /// A definition that says nothing.
    record OldDefinition(
            String interval,
            String timeout,
            String deregisterCriticalServiceAfter,
            @WireField(name = "HTTP") String http,
            Map<String, List<String>> header,
            String method,
            String body,
            @WireField(name = "TLSServerName") String tlsServerName,
            @WireField(name = "TLSSkipVerify") boolean tlsSkipVerify,
            @WireField(name = "TCP") String tcp,
            @WireField(name = "GRPC") String grpc,
            @WireField(name = "GRPCUseTLS") boolean grpcUseTls) {

        static final OldDefinition NONE =
                new OldDefinition("0s", "0s", "0s", "", Map.of(), "", "", "", false, "", "", false);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/v1/agent/health/service/id/{id}", "how a service of this node is")
                        .with(FORMAT)
                        .prompt(this::byId),
                Route.get("/v1/agent/health/service/name/{name}", "how all services of a name on this node are")
                        .with(FORMAT)
                        .prompt(this::byName));
    }

    private CompletableFuture<Reply> byId(Request request) {
        String id = request.rest();
        if (id.isEmpty()) {
            return done(Reply.error(500, "Bad request: Missing serviceID"));
        }
        ReadOptions.refuseNamespace(request);
        LocalView view = agent.view();
        NodeService service = view.services().get(id);
        if (service == null) {
            return done(missing(
                    request,
                    "ServiceId %s not found".formatted(id),
                    Payload.json(ONE.encode(new ServiceHealth(HealthStatus.CRITICAL, Optional.empty(), List.of())))));
        }
        ServiceHealth health = health(view, service);
        return done(found(request, health.aggregatedStatus(), Payload.json(ONE.encode(health))));
    }

    private CompletableFuture<Reply> byName(Request request) {
        String name = request.rest();
        if (name.isEmpty()) {
            return done(Reply.error(500, "Bad request: Missing service Name"));
        }
        ReadOptions.refuseNamespace(request);
        LocalView view = agent.view();
        List<ServiceHealth> all = view.services().values().stream()
                .filter(service -> service.service().equals(name))
                .map(service -> health(view, service))
                .toList();
        if (all.isEmpty()) {
            return done(
                    missing(request, "ServiceName %s Not Found".formatted(name), Payload.json(MANY.encode(List.of()))));
        }
        String worst = worst(all.stream().map(ServiceHealth::aggregatedStatus).toList());
        return done(found(request, worst, Payload.json(MANY.encode(all))));
    }

    private ServiceHealth health(LocalView view, NodeService service) {
        List<HealthCheck> checks = view.checksOf(service.id());
        return new ServiceHealth(
                worst(checks.stream().map(AgentHealthRoutes::status).toList()),
                Optional.of(AgentServiceView.of(service, calls.place().datacenter())),
                checks.stream().map(CheckView::of).toList());
    }

    private static String status(HealthCheck check) {
        return check.type().equals(MAINTENANCE) ? MAINTENANCE : check.status();
    }

    private static String worst(List<String> statuses) {
        return List.of(MAINTENANCE, HealthStatus.CRITICAL, HealthStatus.WARNING).stream()
                .filter(statuses::contains)
                .findFirst()
                .orElse(HealthStatus.PASSING);
    }

    private static Reply found(Request request, String status, Payload json) {
        int code = switch (status) {
            case HealthStatus.PASSING -> 200;
            case HealthStatus.WARNING -> 429;
            default -> 503;
        };
        return Reply.of(
                code,
                List.of(new Header(REASON, status)),
                isText(request) ? Payload.of("text/plain", Bytes.ofText(status)) : request.shown(json));
    }

    private static Reply missing(Request request, String reason, Payload json) {
        return Reply.of(
                404,
                List.of(new Header(REASON, reason)),
                isText(request) ? Payload.json(TEXT.encode(reason)) : request.shown(json));
    }

    private static boolean isText(Request request) {
        return request.query().text(FORMAT).equals("text");
    }

    private static CompletableFuture<Reply> done(Reply reply) {
        return CompletableFuture.completedFuture(reply);
    }
}
