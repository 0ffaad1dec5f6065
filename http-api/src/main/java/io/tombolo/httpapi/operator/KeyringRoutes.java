package io.tombolo.httpapi.operator;

import io.tombolo.contract.rpc.internal.InternalMethods;
import io.tombolo.contract.rpc.internal.KeyringRequest;
import io.tombolo.contract.rpc.internal.KeyringResponse;
import io.tombolo.contract.rpc.internal.KeyringResponses;
import io.tombolo.core.wire.binding.WireField;
import io.tombolo.core.wire.json.JsonCodec;
import io.tombolo.core.wire.json.JsonRules;
import io.tombolo.httpapi.call.Calls;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// `/v1/operator/keyring`.
public final class KeyringRoutes implements Routes {

    private static final Parameter RELAY =
            new Parameter("relay-factor", Kind.NUMBER, "members that pass answers on, 0 to 5");
    private static final Parameter LOCAL = new Parameter("local-only", Kind.TRUTH, "do not ask other datacenters");

    private static final int RELAY_LIMIT = 5;
    private static final String PATH = "/v1/operator/keyring";

    private static final JsonCodec<List<Shown>> KEYRINGS = JsonCodec.listOf(Shown.class);

    private final Calls calls;
    private final boolean server;

    /// A key in a request.
    private record Key(String key) {

        /// Without the secret.
        @Override
        public String toString() {
            return "Key[]";
        }
    }

    /// The keys of a pool, as callers know them.
    private record Shown(
            @WireField(name = "WAN") boolean wan,
            String datacenter,
            String segment,
            @WireField(omitEmpty = WireField.Omission.JSON) Map<String, String> messages,
            Map<String, Long> keys,
            Map<String, Long> primaryKeys,
            long numNodes) {

        static Shown of(KeyringResponse response) {
            return new Shown(
                    response.wan(),
                    response.datacenter(),
                    response.segment(),
                    response.messages(),
                    response.keys(),
                    response.primaryKeys(),
                    response.numNodes());
        }

        /// Without the secrets.
        @Override
        public String toString() {
            return "Shown[datacenter=%s, wan=%s]".formatted(datacenter, wan);
        }
    }

    /// @param server whether this agent is a server: others have no keys of all datacenters
    public KeyringRoutes(Calls calls, boolean server) {
        this.calls = calls;
        this.server = server;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(PATH, "the keys of the gossip").with(RELAY, LOCAL).prompt(this::list),
                Route.post(PATH, "adds a key").with(RELAY).prompt(request -> change(request, "install")),
                Route.put(PATH, "encrypts with a key").with(RELAY).prompt(request -> change(request, "use")),
                Route.delete(PATH, "removes a key").with(RELAY).prompt(request -> change(request, "remove")));
    }

    private CompletableFuture<Reply> list(Request request) {
        return ask(
                request,
                "list",
                "",
                answer -> Reply.of(
                        200,
                        request.shown(Payload.json(KEYRINGS.encode(
                                answer.responses().stream().map(Shown::of).toList())))));
    }

    private CompletableFuture<Reply> change(Request request, String operation) {
        Key key = Calls.body(request, Key.class, JsonRules.LENIENT, "Bad request: Request decode failed: ");
        return ask(request, operation, key.key(), answer -> Reply.DONE);
    }

    private CompletableFuture<Reply> ask(
            Request request, String operation, String key, Function<KeyringResponses, Reply> reply) {
        long relay = relay(request);
        boolean local = local(request);
        if (local && !operation.equals("list")) {
            throw ReplyException.of(
                    400, "Bad request: Invalid use of local-only: local-only can only be set for list requests");
        }
        if (!server) {
            throw ReplyException.of(500, "keyring operations must run against a server node");
        }
        ReadOptions options = ReadOptions.of(request, calls.place(), ReadOptions.Kind.PLAIN);
        return calls.write(
                InternalMethods.KEYRING_OPERATION,
                new KeyringRequest(calls.place().datacenter(), false, key, local, operation, relay, options.query()),
                answer -> {
                    List<String> errors = errors(answer);
                    return errors.isEmpty() ? reply.apply(answer) : Reply.error(500, text(errors));
                });
    }

    private static long relay(Request request) {
        String text = request.query().text(RELAY);
        if (text.isEmpty()) {
            return 0;
        }
        return switch (GoNumbers.unsigned(text)) {
            case GoNumbers.Parsed.Refused(String fault) ->
                throw ReplyException.of(400, "Bad request: Error parsing relay factor: " + fault);
            case GoNumbers.Parsed.Read(long bits) -> {
                if (Long.compareUnsigned(bits, RELAY_LIMIT) > 0) {
                    throw ReplyException.of(
                            400,
                            "Bad request: Invalid relay-factor: Relay factor must be in range: [0, %d]"
                                    .formatted(RELAY_LIMIT));
                }
                yield bits;
            }
        };
    }

    private static boolean local(Request request) {
        String text = request.query().text(LOCAL);
        return !text.isEmpty()
                && GoNumbers.truth(text)
                        .orElseThrow(() -> ReplyException.of(
                                400,
                                "Bad request: Error parsing local-only: strconv.ParseBool: parsing \"%s\": invalid syntax"
                                        .formatted(text)));
    }

    /// Callers know a failure as one line for the pool and one for each member that said why.
    private static List<String> errors(KeyringResponses answer) {
        List<String> errors = new ArrayList<>();
        for (KeyringResponse response : answer.responses()) {
            if (!response.error().isEmpty()) {
                String pool = response.wan() ? "WAN" : response.datacenter() + " (LAN)";
                errors.add("%s error: %s".formatted(pool, response.error()));
                response.messages().forEach((node, message) -> errors.add(node + ": " + message));
            }
        }
        return errors;
    }

    private static String text(List<String> errors) {
        var text = new StringBuilder(
                errors.size() == 1 ? "1 error occurred:\n" : "%d errors occurred:\n".formatted(errors.size()));
        errors.forEach(error -> text.append("\t* ").append(error).append('\n'));
        return text.append("\n\n").toString();
    }
}
