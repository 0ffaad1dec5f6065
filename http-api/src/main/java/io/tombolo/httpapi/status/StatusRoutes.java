package io.tombolo.httpapi.status;

import io.tombolo.contract.rpc.RpcMethod;
import io.tombolo.contract.rpc.query.DcSpecificRequest;
import io.tombolo.contract.rpc.status.StatusMethods;
import io.tombolo.core.wire.json.JsonCodec;
import io.tombolo.httpapi.call.Calls;
import io.tombolo.httpapi.call.Common;
import io.tombolo.httpapi.call.ReadOptions;
import io.tombolo.runtime.http.Reply;
import io.tombolo.runtime.http.Request;
import io.tombolo.runtime.http.Route;
import io.tombolo.runtime.http.Routes;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// `/v1/status/*`.
public final class StatusRoutes implements Routes {

    private final Calls calls;

    public StatusRoutes(Calls calls) {
        this.calls = calls;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/v1/status/leader", "the address of the leader")
                        .with(Common.DC)
                        .prompt(request -> answer(request, StatusMethods.LEADER, JsonCodec.of(String.class))),
                Route.get("/v1/status/peers", "the addresses of the voters")
                        .with(Common.DC)
                        .prompt(request -> answer(request, StatusMethods.PEERS, JsonCodec.listOf(String.class))));
    }

    private <R> CompletableFuture<Reply> answer(
            Request request, RpcMethod<DcSpecificRequest, R> method, JsonCodec<R> json) {
        ReadOptions options = ReadOptions.of(request, calls.place(), ReadOptions.Kind.PLAIN);
        return calls.ask(
                request, method, DcSpecificRequest.of(options.datacenter(), options.query()), answer -> answer, json);
    }
}
