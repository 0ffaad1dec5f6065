package io.tombolo.httpapi.agent;

import io.tombolo.contract.members.Member;
import io.tombolo.contract.members.Members;
import io.tombolo.contract.members.Pool;
import io.tombolo.contract.members.PoolUnavailableException;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.json.JsonCodec;
import io.tombolo.httpapi.call.Failures;
import io.tombolo.runtime.config.Configuration;
import io.tombolo.runtime.http.Parameter;
import io.tombolo.runtime.http.Parameter.Kind;
import io.tombolo.runtime.http.Payload;
import io.tombolo.runtime.http.Reply;
import io.tombolo.runtime.http.Request;
import io.tombolo.runtime.http.Route;
import io.tombolo.runtime.http.Routes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// `/v1/agent/members`, `join`, `force-leave`: the pools that this agent is in.
final class MemberRoutes implements Routes {

    /// Any value means the WAN pool, even `false`; without a value it means nothing. Source: vectors
    /// `agent-members-wan-*`.
    private static final Parameter WAN = new Parameter("wan", Kind.TEXT, "with any value: the WAN pool");

    private static final Parameter SEGMENT = new Parameter("segment", Kind.TEXT, "not supported, but for _all");
    private static final Parameter PRUNE = new Parameter("prune", Kind.FLAG, "the member is forgotten at once");

    private static final String ALL_SEGMENTS = "_all";

    private static final JsonCodec<List<MemberView>> MEMBERS = JsonCodec.listOf(MemberView.class);

    private final Members members;
    private final boolean server;
    private final boolean gatewayFederation;

    MemberRoutes(Members members, Configuration configuration) {
        this.members = members;
        this.server = configuration.isServer();
        this.gatewayFederation = configuration.gatewayFederation();
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/v1/agent/members", "the members of a pool, as this agent sees them")
                        .with(WAN, SEGMENT)
                        .prompt(this::list),
                Route.put("/v1/agent/join/{address}", "joins the pool of a member")
                        .with(WAN)
                        .prompt(this::join),
                Route.put("/v1/agent/force-leave/{node}", "declares a failed member left")
                        .with(PRUNE, WAN)
                        .prompt(this::forceLeave));
    }

    private CompletableFuture<Reply> list(Request request) {
        boolean wan = isWan(request);
        String segment = request.query().text(SEGMENT);
        if (!segment.isEmpty() && wan) {
            return done(Reply.error(400, "Cannot provide a segment with wan=true"));
        }
        if (!segment.isEmpty() && !segment.equals(ALL_SEGMENTS)) {
            return done(Reply.error(500, "Network segments are not supported in this version of Consul"));
        }
        if (wan && !server) {
            return done(Reply.of(200, request.shown(Payload.json(Bytes.ofText("null")))));
        }
        try {
            List<MemberView> shown =
                    members.view(pool(wan)).stream().map(MemberView::of).toList();
            return done(Reply.of(200, request.shown(Payload.json(MEMBERS.encode(shown)))));
        } catch (PoolUnavailableException unavailable) {
            return done(unavailable(unavailable));
        }
    }

    private CompletableFuture<Reply> join(Request request) {
        boolean wan = isWan(request);
        if (wan && !server) {
            return done(Reply.error(500, "Must be a server to join WAN cluster"));
        }
        if (wan && gatewayFederation) {
            return done(Reply.error(500, "WAN join is disabled when wan federation via mesh gateways is enabled"));
        }
        if (request.rest().isEmpty()) {
            return done(Reply.error(500, listed(List.of("Failed to resolve : lookup : no such host"))));
        }
        return members.join(pool(wan), List.of(request.rest()))
                .thenApply(report -> report.reached() > 0
                        ? Reply.DONE
                        : Reply.error(
                                500,
                                listed(report.failures().stream()
                                        .map(MemberRoutes::joinFault)
                                        .toList())))
                .exceptionally(MemberRoutes::failed);
    }

    private CompletableFuture<Reply> forceLeave(Request request) {
        String node = request.rest();
        Pool pool = pool(isWan(request));
        try {
            Optional<Member> found = members.view(pool).stream()
                    .filter(member -> member.name().equals(node))
                    .findFirst();
            if (found.isEmpty()) {
                return done(Reply.error(500, "agent: No node found with name '%s'".formatted(node)));
            }
        } catch (PoolUnavailableException unavailable) {
            return done(unavailable(unavailable));
        }
        return members.forceLeave(pool, node, request.query().has(PRUNE))
                .thenApply(_ -> Reply.DONE)
                .exceptionally(MemberRoutes::failed);
    }

    /// As the original says it, where callers know its words.
    private static String joinFault(String failure) {
        String address = failure.substring(0, Math.max(0, failure.indexOf(": ")));
        return failure.contains("Connection refused")
                ? "Failed to join %s: dial tcp %s: connect: connection refused".formatted(address, address)
                : "Failed to join " + failure;
    }

    private static boolean isWan(Request request) {
        return !request.query().text(WAN).isEmpty();
    }

    private static Pool pool(boolean wan) {
        return wan ? Pool.WAN : Pool.LAN;
    }

    private static String listed(List<String> faults) {
        return "%d error%s occurred:\n%s\n"
                .formatted(
                        faults.size(),
                        faults.size() == 1 ? "" : "s",
                        String.join(
                                "",
                                faults.stream()
                                        .map(fault -> "\t* " + fault + "\n")
                                        .toList()));
    }

    private static Reply failed(Throwable problem) {
        Throwable cause =
                problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        return cause instanceof PoolUnavailableException unavailable ? unavailable(unavailable) : Failures.reply(cause);
    }

    private static Reply unavailable(PoolUnavailableException unavailable) {
        return Reply.error(500, String.valueOf(unavailable.getMessage()));
    }

    private static CompletableFuture<Reply> done(Reply reply) {
        return CompletableFuture.completedFuture(reply);
    }
}
