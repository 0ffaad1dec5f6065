package io.tombolo.httpapi.connect;

import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.contract.rpc.connect.CaRequest;
import io.tombolo.contract.rpc.connect.ConnectCaMethods;
import io.tombolo.contract.rpc.connect.IndexedCaRoots;
import io.tombolo.contract.rpc.query.DcSpecificRequest;
import io.tombolo.core.catalog.connect.CaConfiguration;
import io.tombolo.core.catalog.connect.CaRoot;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.binding.WireField;
import io.tombolo.core.wire.json.JsonCodec;
import io.tombolo.core.wire.json.JsonRules;
import io.tombolo.core.wire.rpc.RpcError;
import io.tombolo.httpapi.call.Calls;
import io.tombolo.httpapi.call.Common;
import io.tombolo.httpapi.call.GoNumbers;
import io.tombolo.httpapi.call.ReadOptions;
import io.tombolo.runtime.http.Parameter;
import io.tombolo.runtime.http.Payload;
import io.tombolo.runtime.http.Reply;
import io.tombolo.runtime.http.ReplyException;
import io.tombolo.runtime.http.Request;
import io.tombolo.runtime.http.Route;
import io.tombolo.runtime.http.Routes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/// `/v1/connect/ca/*`.
public final class ConnectCaRoutes implements Routes {

    private static final Parameter PEM = new Parameter("pem", Parameter.Kind.TRUTH, "the certificates alone, as PEM");
    private static final String CONFIGURATION = "/v1/connect/ca/configuration";

    private static final JsonCodec<Roots> ROOTS = JsonCodec.of(Roots.class);

    private final Calls calls;
    private final boolean enabled;

    /// The root certificates, as callers know them.
    private record Roots(
            @WireField(name = "ActiveRootID") String activeRootId, String trustDomain, List<CaRoot> roots) {}

    /// @param enabled whether the mesh is on
    public ConnectCaRoutes(Calls calls, boolean enabled) {
        this.calls = calls;
        this.enabled = enabled;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/v1/connect/ca/roots", "the root certificates")
                        .with(Common.READ)
                        .with(PEM)
                        .prompt(this::roots),
                Route.get(CONFIGURATION, "how certificates are made")
                        .with(Common.CONSISTENCY)
                        .prompt(this::get),
                Route.put(CONFIGURATION, "changes how certificates are made")
                        .with(Common.DC)
                        .prompt(this::set));
    }

    private CompletableFuture<Reply> roots(Request request) {
        String text = request.query().text(PEM);
        boolean pem = request.query().has(PEM)
                && GoNumbers.truth(text)
                        .orElseThrow(() -> ReplyException.of(
                                400, "Bad request: The 'pem' query parameter must be a boolean value"));
        if (!enabled) {
            return CompletableFuture.completedFuture(
                    Calls.unanswered(new RpcFailedException(RpcError.Known.CONNECT_DISABLED)));
        }
        CompletableFuture<Reply> reply = calls.read(
                request,
                ReadOptions.Kind.PLAIN,
                ConnectCaMethods.ROOTS,
                IndexedCaRoots::meta,
                DcSpecificRequest::of,
                (key, answer) -> pem
                        ? Reply.of(200, Payload.of("application/pem-certificate-chain", pem(answer.roots())))
                        : Reply.of(
                                200,
                                request.shown(Payload.json(ROOTS.encode(
                                        new Roots(answer.activeRootId(), answer.trustDomain(), answer.roots()))))));
        return pem ? Calls.changed(reply, ConnectCaRoutes::withoutHeaders) : reply;
    }

    /// The certificates alone come without the headers of a read.
    private static Reply withoutHeaders(Reply reply) {
        return reply.status() == 200 ? new Reply(200, List.of(), reply.content()) : reply;
    }

    private static Bytes pem(List<CaRoot> roots) {
        return Bytes.ofText(roots.stream()
                .map(root -> root.rootCert() + String.join("", root.intermediateCerts()))
                .collect(Collectors.joining()));
    }

    private void demand() {
        if (!enabled) {
            throw new RpcFailedException(RpcError.Known.CONNECT_DISABLED);
        }
    }

    private CompletableFuture<Reply> get(Request request) {
        ReadOptions options = ReadOptions.of(request, calls.place(), ReadOptions.Kind.PLAIN);
        demand();
        return calls.ask(
                request,
                ConnectCaMethods.CONFIGURATION_GET,
                DcSpecificRequest.of(options.datacenter(), options.query()),
                config -> config,
                JsonCodec.of(CaConfiguration.class));
    }

    private CompletableFuture<Reply> set(Request request) {
        CaConfiguration config =
                Calls.body(request, CaConfiguration.class, JsonRules.LENIENT, "Bad request: Request decode failed: ");
        demand();
        return calls.write(
                ConnectCaMethods.CONFIGURATION_SET,
                new CaRequest(
                        calls.datacenter(request),
                        Optional.of(config),
                        0,
                        "set-config",
                        Optional.empty(),
                        List.of(),
                        calls.writer(request)),
                done -> Reply.DONE);
    }
}
