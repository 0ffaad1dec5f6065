package io.tombolo.httpapi.agent;

import io.tombolo.contract.agent.LeafCertificates;
import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.contract.rpc.connect.ConnectCaMethods;
import io.tombolo.contract.rpc.connect.IndexedCaRoots;
import io.tombolo.contract.rpc.connect.IssuedCert;
import io.tombolo.contract.rpc.intention.Intention;
import io.tombolo.contract.rpc.intention.IntentionListRequest;
import io.tombolo.contract.rpc.intention.IntentionMethods;
import io.tombolo.contract.rpc.query.DcSpecificRequest;
import io.tombolo.core.catalog.connect.CaRoot;
import io.tombolo.core.wire.binding.Unsigned;
import io.tombolo.core.wire.binding.WireField;
import io.tombolo.core.wire.json.JsonCodec;
import io.tombolo.core.wire.json.JsonRules;
import io.tombolo.core.wire.rpc.RpcError;
import io.tombolo.httpapi.call.Calls;
import io.tombolo.httpapi.call.Common;
import io.tombolo.httpapi.call.ReadOptions;
import io.tombolo.runtime.http.Header;
import io.tombolo.runtime.http.Payload;
import io.tombolo.runtime.http.Reply;
import io.tombolo.runtime.http.Request;
import io.tombolo.runtime.http.Route;
import io.tombolo.runtime.http.Routes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `/v1/agent/connect/*`: roots and certificates of the mesh, and who may connect to whom.
final class AgentConnectRoutes implements Routes {

    private static final Header CACHE_MISS = new Header("X-Cache", "MISS");

    /// How long a name in a URI may be; real ones are far shorter.
    private static final Pattern SERVICE_URI = Pattern.compile("spiffe://[^/]{1,253}/ns/[^/]+/dc/[^/]+/svc/([^/]+)");

    private static final JsonCodec<Roots> ROOTS = JsonCodec.of(Roots.class);
    private static final JsonCodec<LeafView> LEAF = JsonCodec.of(LeafView.class);
    private static final JsonCodec<Authorized> AUTHORIZED = JsonCodec.of(Authorized.class);

    private final Calls calls;
    private final LeafCertificates leaves;
    private final boolean enabled;
    private final boolean allowsByDefault;

    /// @param enabled         whether the mesh is on
    /// @param allowsByDefault what counts where no intention says anything
    AgentConnectRoutes(Calls calls, LeafCertificates leaves, boolean enabled, boolean allowsByDefault) {
        this.calls = calls;
        this.leaves = leaves;
        this.enabled = enabled;
        this.allowsByDefault = allowsByDefault;
    }

    /// The root certificates, as callers know them.
    record Roots(@WireField(name = "ActiveRootID") String activeRootId, String trustDomain, List<CaRoot> roots) {}

    /// The certificate of a service, with its key.
    record LeafView(
            String serialNumber,
            @WireField(name = "CertPEM") String certPem,
            @WireField(name = "PrivateKeyPEM") String privateKeyPem,
            String service,
            @WireField(name = "ServiceURI") String serviceUri,
            Instant validAfter,
            Instant validBefore,
            @Unsigned long createIndex,
            @Unsigned long modifyIndex) {

        static LeafView of(IssuedCert issued) {
            return new LeafView(
                    issued.serialNumber(),
                    issued.certPem(),
                    issued.privateKeyPem(),
                    issued.service(),
                    issued.serviceUri(),
                    issued.validAfter(),
                    issued.validBefore(),
                    issued.raft().createIndex(),
                    issued.raft().modifyIndex());
        }

        /// Without the key.
        @Override
        public String toString() {
            return "LeafView[service=%s, serialNumber=%s]".formatted(service, serialNumber);
        }
    }

    /// Who wants to connect to whom.
    record Connection(
            String target,
            @WireField(name = "ClientCertURI") String clientCertUri,
            String clientCertSerial) {}

    /// Whether it may.
    record Authorized(boolean authorized, String reason) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/v1/agent/connect/ca/roots", "the root certificates of the mesh")
                        .with(Common.READ)
                        .prompt(this::roots),
                Route.get("/v1/agent/connect/ca/leaf/{service}", "the certificate of a service, with its key")
                        .with(Common.INDEX, Common.WAIT)
                        .prompt(this::leaf),
                Route.post("/v1/agent/connect/authorize", "whether a client may connect to a service")
                        .prompt(this::authorize));
    }

    private CompletableFuture<Reply> roots(Request request) {
        if (!enabled) {
            return disabled();
        }
        return calls.read(
                        request,
                        ReadOptions.Kind.PLAIN,
                        ConnectCaMethods.ROOTS,
                        IndexedCaRoots::meta,
                        DcSpecificRequest::of,
                        (_, answer) -> Reply.of(
                                200,
                                request.shown(Payload.json(ROOTS.encode(
                                        new Roots(answer.activeRootId(), answer.trustDomain(), answer.roots()))))))
                .thenApply(reply -> reply.after(List.of(CACHE_MISS)));
    }

    private CompletableFuture<Reply> leaf(Request request) {
        if (!enabled) {
            return disabled();
        }
        String service = Calls.named(request, "Missing service name");
        ReadOptions.refuseNamespace(request);
        ReadOptions options = ReadOptions.of(request, calls.place(), ReadOptions.Kind.PLAIN);
        String token = ReadOptions.token(request, calls.place());
        long index = options.query().minQueryIndex();
        if (index == 0) {
            return leaves.leaf(service, token, 0)
                    .thenApply(issued -> shown(request, issued))
                    .exceptionally(Orders::failed);
        }
        Duration wait = request.query().text(Common.WAIT).isEmpty()
                ? calls.place().usualWait()
                : options.query().maxQueryTime();
        CompletableFuture<IssuedCert> next = leaves.leaf(service, token, index);
        var reply = new CompletableFuture<Reply>();
        var _ = next.orTimeout(wait.toMillis(), TimeUnit.MILLISECONDS).whenComplete((issued, problem) -> {
            if (problem == null) {
                reply.complete(shown(request, issued));
            } else {
                // Time is up: what there is now.
                var _ = leaves.leaf(service, token, 0)
                        .thenApply(held -> shown(request, held))
                        .exceptionally(Orders::failed)
                        .thenAccept(reply::complete);
            }
        });
        var _ = reply.whenComplete((_, _) -> next.cancel(false));
        return reply;
    }

    private static Reply shown(Request request, IssuedCert issued) {
        return Reply.of(
                200,
                List.of(
                        CACHE_MISS,
                        new Header(
                                "X-Consul-Index",
                                Long.toUnsignedString(issued.raft().modifyIndex()))),
                request.shown(Payload.json(LEAF.encode(LeafView.of(issued)))));
    }

    private CompletableFuture<Reply> authorize(Request request) {
        Connection asked =
                Calls.body(request, Connection.class, JsonRules.LENIENT, "Bad request: Request decode failed: ");
        if (asked.target().isEmpty()) {
            return done(Reply.error(400, "Bad request: Target service must be specified"));
        }
        Matcher client = SERVICE_URI.matcher(asked.clientCertUri());
        if (!client.matches()) {
            return done(Reply.error(400, "Bad request: ClientCertURI not a valid Connect identifier"));
        }
        if (!enabled) {
            return disabled();
        }
        String source = client.group(1);
        ReadOptions options = ReadOptions.of(request, calls.place(), ReadOptions.Kind.PLAIN);
        return calls.caller()
                .call(
                        IntentionMethods.LIST,
                        new IntentionListRequest(calls.place().datacenter(), false, options.query()))
                .thenApply(answer -> decided(source, asked.target(), answer.intentions()))
                .thenApply(decision ->
                        Reply.of(200, List.of(CACHE_MISS), request.shown(Payload.json(AUTHORIZED.encode(decision)))));
    }

    /// The most precise intention decides. One with permissions needs a request to decide on, and there is none.
    private Authorized decided(String source, String target, List<Intention> intentions) {
        Optional<Intention> found = intentions.stream()
                .filter(intention ->
                        covers(intention.sourceName(), source) && covers(intention.destinationName(), target))
                .max(java.util.Comparator.comparingLong(Intention::precedence));
        return found.map(intention -> new Authorized(
                        intention.permissions().isEmpty() && intention.action().equals("allow"),
                        intention.permissions().isEmpty()
                                ? "Matched L4 intention: default/%s => default/%s (Precedence: %d, Action: %s)"
                                        .formatted(
                                                intention.sourceName(),
                                                intention.destinationName(),
                                                intention.precedence(),
                                                intention.action().toUpperCase(java.util.Locale.ROOT))
                                : "Matched L7 intention: default/%s => default/%s has permissions"
                                        .formatted(intention.sourceName(), intention.destinationName())))
                .orElseGet(() -> new Authorized(allowsByDefault, "Default behavior configured by ACLs"));
    }

    private static boolean covers(String pattern, String name) {
        return pattern.equals("*") || pattern.equals(name);
    }

    private static CompletableFuture<Reply> disabled() {
        return done(Orders.failed(new RpcFailedException(RpcError.Known.CONNECT_DISABLED)));
    }

    private static CompletableFuture<Reply> done(Reply reply) {
        return CompletableFuture.completedFuture(reply);
    }
}
