package io.tombolo.httpapi.agent;

import io.tombolo.contract.agent.LocalAgent;
import io.tombolo.contract.members.Member;
import io.tombolo.contract.members.Members;
import io.tombolo.contract.members.Pool;
import io.tombolo.contract.rpc.coordinate.CoordinateMethods;
import io.tombolo.contract.rpc.coordinate.IndexedCoordinates;
import io.tombolo.contract.rpc.query.NodeSpecificRequest;
import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.catalog.coordinate.Coord;
import io.tombolo.core.wire.json.JsonCodec;
import io.tombolo.httpapi.call.Calls;
import io.tombolo.runtime.config.Configuration;
import io.tombolo.runtime.http.Payload;
import io.tombolo.runtime.http.Reply;
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

/// `/v1/agent/self` and `/v1/agent/version`: who this agent is.
final class SelfRoutes implements Routes {

    /// An agent that stands alone still knows who it is.
    private static final Duration COORDINATE_LIMIT = Duration.ofMillis(500);

    private static final JsonCodec<SelfView> SELF = JsonCodec.of(SelfView.class);

    private final Calls calls;
    private final Members members;
    private final LocalAgent agent;
    private final Configuration configuration;

    SelfRoutes(Calls calls, Members members, LocalAgent agent, Configuration configuration) {
        this.calls = calls;
        this.members = members;
        this.agent = agent;
        this.configuration = configuration;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/v1/agent/self", "who this agent is, and what it was told")
                .prompt(this::self));
    }

    private CompletableFuture<Reply> self(Request request) {
        return coordinate().thenApply(coord -> Reply.of(200, request.shown(Payload.json(SELF.encode(view(coord))))));
    }

    private SelfView view(Optional<Coord> coord) {
        List<Member> lan = members.view(Pool.LAN);
        Optional<Member> own = lan.stream()
                .filter(member -> member.name().equals(configuration.nodeName().name()))
                .findFirst();
        Map<String, String> tags = own.map(Member::tags).orElse(Map.of());
        return new SelfView(
                new SelfView.Told(
                        configuration.datacenter().name(),
                        configuration.primaryDatacenter().name(),
                        configuration.nodeName().name(),
                        tags.getOrDefault("id", ""),
                        "",
                        configuration.isServer(),
                        tags.getOrDefault("build", "").replaceFirst(":.*", "")),
                DebugConfig.of(configuration),
                coord,
                own.map(MemberView::of),
                stats(lan),
                meta());
    }

    private Map<String, String> meta() {
        Map<String, String> meta = new LinkedHashMap<>(configuration.identity().nodeMeta());
        meta.put("consul-network-segment", "");
        return meta;
    }

    private Map<String, Map<String, String>> stats(List<Member> lan) {
        Map<String, Map<String, String>> stats = new LinkedHashMap<>();
        var view = agent.view();
        stats.put(
                "agent",
                Map.of(
                        "services", Integer.toString(view.services().size()),
                        "checks", Integer.toString(view.checks().size())));
        stats.put("consul", Map.of("server", Boolean.toString(configuration.isServer())));
        Runtime runtime = Runtime.getRuntime();
        stats.put(
                "runtime",
                Map.of(
                        "os", System.getProperty("os.name").toLowerCase(java.util.Locale.ROOT),
                        "arch", System.getProperty("os.arch"),
                        "version", Runtime.version().toString(),
                        "cpu_count", Integer.toString(runtime.availableProcessors())));
        stats.put("serf_lan", counts(lan));
        if (configuration.wanPool()) {
            stats.put("serf_wan", counts(members.view(Pool.WAN)));
        }
        return stats;
    }

    private static Map<String, String> counts(List<Member> members) {
        return Map.of(
                "members", Integer.toString(members.size()),
                "failed", count(members, Member.Status.FAILED),
                "left", count(members, Member.Status.LEFT));
    }

    private static String count(List<Member> members, Member.Status status) {
        return Long.toString(
                members.stream().filter(member -> member.status() == status).count());
    }

    /// Where this node is, if the catalog says so at once.
    private CompletableFuture<Optional<Coord>> coordinate() {
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
        return calls.caller()
                .call(CoordinateMethods.NODE, question)
                .thenApply(SelfRoutes::first)
                .completeOnTimeout(Optional.empty(), COORDINATE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(_ -> Optional.empty());
    }

    private static Optional<Coord> first(IndexedCoordinates answer) {
        return answer.coordinates().stream().findFirst().flatMap(coordinate -> coordinate.coord());
    }
}
