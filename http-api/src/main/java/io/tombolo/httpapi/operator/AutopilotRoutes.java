package io.tombolo.httpapi.operator;

import io.tombolo.contract.rpc.operator.AutopilotSetConfigRequest;
import io.tombolo.contract.rpc.operator.OperatorMethods;
import io.tombolo.contract.rpc.query.DcSpecificRequest;
import io.tombolo.core.catalog.operator.AutopilotConfig;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.wire.json.JsonCodec;
import io.tombolo.core.wire.json.JsonRules;
import io.tombolo.httpapi.call.Calls;
import io.tombolo.httpapi.call.Common;
import io.tombolo.httpapi.call.GoNumbers;
import io.tombolo.httpapi.call.ReadOptions;
import io.tombolo.runtime.http.Parameter;
import io.tombolo.runtime.http.Parameter.Kind;
import io.tombolo.runtime.http.Payload;
import io.tombolo.runtime.http.Reply;
import io.tombolo.runtime.http.ReplyException;
import io.tombolo.runtime.http.Request;
import io.tombolo.runtime.http.Route;
import io.tombolo.runtime.http.Routes;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// `/v1/operator/autopilot/*`.
public final class AutopilotRoutes implements Routes {

    private static final Parameter CAS =
            new Parameter("cas", Kind.NUMBER, "only if the configuration was changed last at this index");

    /// Callers tell by it that some server is not well. Source: HTTP sheet 3.6.
    private static final int UNHEALTHY = 429;

    private static final JsonCodec<ShownHealth> HEALTH = JsonCodec.of(ShownHealth.class);
    private static final JsonCodec<ShownState> STATE = JsonCodec.of(ShownState.class);

    private final Calls calls;

    public AutopilotRoutes(Calls calls) {
        this.calls = calls;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/v1/operator/autopilot/configuration", "how servers are looked after")
                        .with(Common.CONSISTENCY)
                        .prompt(this::get),
                Route.put("/v1/operator/autopilot/configuration", "changes how servers are looked after")
                        .with(Common.DC, CAS)
                        .prompt(this::set),
                Route.get("/v1/operator/autopilot/health", "whether the servers are well")
                        .with(Common.DC)
                        .prompt(this::health),
                Route.get("/v1/operator/autopilot/state", "how the servers are")
                        .with(Common.DC)
                        .prompt(this::state));
    }

    private DcSpecificRequest question(Request request) {
        ReadOptions options = ReadOptions.of(request, calls.place(), ReadOptions.Kind.PLAIN);
        return DcSpecificRequest.of(options.datacenter(), options.query());
    }

    private CompletableFuture<Reply> get(Request request) {
        return calls.ask(
                request,
                OperatorMethods.AUTOPILOT_GET_CONFIGURATION,
                question(request),
                config -> config,
                JsonCodec.of(AutopilotConfig.class));
    }

    private CompletableFuture<Reply> set(Request request) {
        AutopilotConfig config = Calls.body(
                request, AutopilotConfig.class, JsonRules.STRICT, "Bad request: Error parsing autopilot config: ");
        boolean cas = request.query().has(CAS);
        return calls.write(
                OperatorMethods.AUTOPILOT_SET_CONFIGURATION,
                new AutopilotSetConfigRequest(
                        calls.datacenter(request),
                        cas,
                        cas ? at(config, index(request)) : config,
                        calls.writer(request)),
                held -> Calls.truth(request, !cas || held));
    }

    private static long index(Request request) {
        return switch (GoNumbers.unsigned(request.query().text(CAS))) {
            case GoNumbers.Parsed.Read(long bits) -> bits;
            case GoNumbers.Parsed.Refused(String fault) ->
                throw ReplyException.of(400, "Bad request: Error parsing cas value: " + fault);
        };
    }

    private static AutopilotConfig at(AutopilotConfig config, long index) {
        return new AutopilotConfig(
                config.cleanupDeadServers(),
                config.lastContactThreshold(),
                config.maxTrailingLogs(),
                config.minQuorum(),
                config.serverStabilizationTime(),
                config.redundancyZoneTag(),
                config.disableUpgradeMigration(),
                config.upgradeVersionTag(),
                new RaftIndex(config.raft().createIndex(), index));
    }

    private CompletableFuture<Reply> health(Request request) {
        return calls.write(OperatorMethods.SERVER_HEALTH, question(request), health -> {
            Payload shown = request.shown(Payload.json(HEALTH.encode(ShownHealth.of(health))));
            return health.healthy()
                    ? Reply.of(200, shown)
                    : Reply.of(UNHEALTHY, Payload.of("text/plain; charset=utf-8", shown.bytes()));
        });
    }

    private CompletableFuture<Reply> state(Request request) {
        return calls.ask(request, OperatorMethods.AUTOPILOT_STATE, question(request), ShownState::of, STATE);
    }
}
