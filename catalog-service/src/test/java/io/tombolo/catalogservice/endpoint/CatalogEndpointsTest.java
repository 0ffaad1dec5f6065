package io.tombolo.catalogservice.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tombolo.catalogservice.acl.Access;
import io.tombolo.catalogservice.acl.Authorizers;
import io.tombolo.catalogservice.acl.Resource;
import io.tombolo.contract.leadership.Standing;
import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.contract.rpc.RpcMethod;
import io.tombolo.contract.rpc.catalog.CatalogMethods;
import io.tombolo.contract.rpc.catalog.DatacentersRequest;
import io.tombolo.contract.rpc.catalog.DeregisterRequest;
import io.tombolo.contract.rpc.catalog.IndexedNodes;
import io.tombolo.contract.rpc.catalog.RegisterRequest;
import io.tombolo.contract.rpc.coordinate.CoordinateMethods;
import io.tombolo.contract.rpc.coordinate.CoordinateUpdateRequest;
import io.tombolo.contract.rpc.federation.FederationStateMethods;
import io.tombolo.contract.rpc.federation.FederationStateQuery;
import io.tombolo.contract.rpc.federation.FederationStateRequest;
import io.tombolo.contract.rpc.health.ChecksInStateRequest;
import io.tombolo.contract.rpc.health.HealthMethods;
import io.tombolo.contract.rpc.internal.EventFireRequest;
import io.tombolo.contract.rpc.internal.InternalMethods;
import io.tombolo.contract.rpc.internal.ServiceDumpRequest;
import io.tombolo.contract.rpc.kv.KeyListRequest;
import io.tombolo.contract.rpc.kv.KeyRequest;
import io.tombolo.contract.rpc.kv.KvMethods;
import io.tombolo.contract.rpc.kv.KvsRequest;
import io.tombolo.contract.rpc.operator.AutopilotSetConfigRequest;
import io.tombolo.contract.rpc.operator.OperatorMethods;
import io.tombolo.contract.rpc.operator.RaftRemovePeerRequest;
import io.tombolo.contract.rpc.query.DcSpecificRequest;
import io.tombolo.contract.rpc.query.NodeSpecificRequest;
import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.contract.rpc.query.QuerySource;
import io.tombolo.contract.rpc.query.ServiceSpecificRequest;
import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.contract.rpc.session.IndexedSessions;
import io.tombolo.contract.rpc.session.SessionMethods;
import io.tombolo.contract.rpc.session.SessionRequest;
import io.tombolo.contract.rpc.session.SessionSpecificRequest;
import io.tombolo.core.catalog.CatalogCommand;
import io.tombolo.core.catalog.LogEntry;
import io.tombolo.core.catalog.LogEntryCodec;
import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.coordinate.Coord;
import io.tombolo.core.catalog.coordinate.Coordinate;
import io.tombolo.core.catalog.coordinate.CoordinateCommand;
import io.tombolo.core.catalog.federation.FederationState;
import io.tombolo.core.catalog.kv.DirEntry;
import io.tombolo.core.catalog.node.Node;
import io.tombolo.core.catalog.operator.AutopilotConfig;
import io.tombolo.core.catalog.service.NodeService;
import io.tombolo.core.catalog.service.ServiceKind;
import io.tombolo.core.catalog.session.Session;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.wire.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CatalogEndpointsTest {

    private final Pools pools = new Pools();
    private final Desk desk = new Desk(Authorizers.OFF, pools);

    @Test
    void writesAndReadsKeys() {
        assertThat(apply("set", entry("a/b", "1"))).isFalse();
        assertThat(apply("set", entry("a/c", "2"))).isFalse();
        DirEntry stored = get("a/b").orElseThrow();
        assertThat(stored.value().text()).isEqualTo("1");
        assertThat(apply("cas", new DirEntry(0, "a/b", 7, Bytes.ofText("3"), "", stored.raft())))
                .isTrue();
        assertThat(apply("cas", new DirEntry(0, "a/b", 7, Bytes.ofText("4"), "", stored.raft())))
                .isFalse();
        assertThat(get("a/b").orElseThrow().flags()).isEqualTo(7);
        assertThat(keys("a", "/")).containsExactly("a/");
        assertThat(keys("a/", "/")).containsExactly("a/b", "a/c");
        assertThat(apply("delete-tree", entry("a/", ""))).isFalse();
        assertThat(get("a/b")).isEmpty();
    }

    @Test
    void refusesKeysInTheWordsThatCallersKnow() {
        assertThatThrownBy(() -> apply("set", entry("", "1"))).hasMessage("Must provide key");
        assertThatThrownBy(() -> apply("swap", entry("a", "1"))).hasMessage("Invalid KVS operation 'swap'");
        assertThatThrownBy(() -> apply("lock", entry("a", "1"))).hasMessage("raft apply failed: missing session");
        assertThatThrownBy(() -> apply("lock", entry("a", "1").heldBy("abc", 0)))
                .hasMessage("raft apply failed: failed session lookup: index error: UUID must be 36 characters");
    }

    @Test
    void locksForASessionAndEndsIt() {
        register(node("n1", "10.0.0.1"));
        String session = desk.ask(
                SessionMethods.APPLY, new SessionRequest("", "create", session("n1", "30s"), WriteRequest.ANONYMOUS));
        assertThat(session).hasSize(36);
        assertThat(apply("lock", entry("l", "x").heldBy(session, 0))).isTrue();
        assertThat(get("l").orElseThrow().session()).isEqualTo(session);
        assertThat(sessions(SessionMethods.GET, session)).hasSize(1);
        assertThat(sessions(SessionMethods.RENEW, session)).hasSize(1);
        assertThat(desk.renewed).extracting(Session::id).containsExactly(session);
        assertThat(desk.ask(
                        SessionMethods.APPLY,
                        new SessionRequest("", "destroy", session("n1", "").withId(session), WriteRequest.ANONYMOUS)))
                .isEmpty();
        assertThat(get("l").orElseThrow().session()).isEmpty();
        assertThat(sessions(SessionMethods.RENEW, session)).isEmpty();
        assertThatThrownBy(() -> sessions(SessionMethods.GET, "abc"))
                .hasMessage("failed session lookup: index error: UUID must be 36 characters");
        assertThatThrownBy(() -> desk.ask(
                        SessionMethods.APPLY,
                        new SessionRequest("", "create", session("nowhere", ""), WriteRequest.ANONYMOUS)))
                .hasMessage("apply failed: Missing node registration");
        assertThatThrownBy(() -> desk.ask(
                        SessionMethods.APPLY,
                        new SessionRequest("", "create", session("n1", "5s"), WriteRequest.ANONYMOUS)))
                .hasMessage("Invalid Session TTL '5000000000', must be between [10s=24h0m0s]");
    }

    @Test
    void findsWhatIsRegisteredAndForgetsWhatIsNot() {
        register(node("n1", "10.0.0.1"), NodeService.of("web", "web-1", 80), passing("n1", "web-1"));
        register(node("n2", "10.0.0.2"), NodeService.of("web", "web-2", 80), critical("n2", "web-2"));
        assertThat(nodes(QueryOptions.NONE, "").nodes()).extracting(Node::node).containsExactly("n1", "n2");
        assertThat(nodes(QueryOptions.NONE, "").nodes())
                .extracting(Node::datacenter)
                .containsOnly("dc1");
        assertThat(desk.ask(CatalogMethods.LIST_SERVICES, all(QueryOptions.NONE))
                        .services())
                .containsOnlyKeys("web");
        assertThat(health("web", 0, "")).containsExactly("web-1", "web-2");
        assertThat(health("web", 2, "")).containsExactly("web-1");
        assertThat(health("web", 1, "")).containsExactly("web-1");
        assertThat(health("web", 0, "Service.ID == `web-2`")).containsExactly("web-2");
        assertThat(desk.ask(CatalogMethods.NODE_SERVICES, ofNode("n1"))
                        .nodeServices()
                        .orElseThrow()
                        .services())
                .containsOnlyKeys("web-1");
        assertThat(desk.ask(CatalogMethods.NODE_SERVICES, ofNode("n9")).nodeServices())
                .isEmpty();
        assertThat(desk.ask(HealthMethods.NODE_CHECKS, ofNode("n1")).healthChecks())
                .hasSize(1);
        assertThat(desk.ask(
                                HealthMethods.CHECKS_IN_STATE,
                                new ChecksInStateRequest(
                                        "", "", QuerySource.NONE, "critical", Map.of(), QueryOptions.NONE))
                        .healthChecks())
                .extracting(HealthCheck::node)
                .containsExactly("n2");
        var _ = desk.ask(
                CatalogMethods.DEREGISTER, new DeregisterRequest("", "", "n1", "", "", WriteRequest.ANONYMOUS));
        assertThat(health("web", 0, "")).containsExactly("web-2");
        assertThat(desk.ask(InternalMethods.NODE_DUMP, all(QueryOptions.NONE)).dump())
                .hasSize(1);
    }

    @Test
    void findsTheGatewaysOfTheDatacenter() {
        NodeService gateway = NodeService.of("gw", "gw-1", 8443)
                .as(
                        ServiceKind.MESH_GATEWAY,
                        NodeService.of("", "", 0).proxy(),
                        NodeService.of("", "", 0).connect());
        register(node("n1", "10.0.0.1"), NodeService.of("web", "web-1", 80));
        register(node("n1", "10.0.0.1"), gateway);
        var dump = desk.ask(
                InternalMethods.SERVICE_DUMP,
                new ServiceDumpRequest(
                        "", false, "", ServiceKind.MESH_GATEWAY, QuerySource.NONE, true, QueryOptions.NONE));
        assertThat(dump.nodes())
                .extracting(one -> one.service().orElseThrow().id())
                .containsExactly("gw-1");
    }

    @Test
    void putsTheNearestFirst() {
        for (String name : List.of("n1", "n2", "n3", "n4")) {
            register(node(name, "10.0.0.1"), NodeService.of("web", "web", 80));
        }
        place("n1", 0.0);
        place("n2", 0.03);
        place("n3", 0.01);
        assertThat(nodes(QueryOptions.NONE, "n1").nodes())
                .extracting(Node::node)
                .containsExactly("n1", "n3", "n2", "n4");
        assertThat(nodes(QueryOptions.NONE, "n4").nodes())
                .extracting(Node::node)
                .containsExactly("n1", "n2", "n3", "n4");
    }

    @Test
    void tellsWhoHasItThatNothingChanged() {
        register(node("n1", "10.0.0.1"));
        long index = nodes(QueryOptions.NONE, "").meta().index();
        var options = new QueryOptions(
                "",
                index,
                Duration.ofMillis(1),
                false,
                false,
                false,
                Duration.ZERO,
                Duration.ZERO,
                false,
                Duration.ZERO,
                "",
                true);
        IndexedNodes unchanged = nodes(options, "");
        assertThat(unchanged.meta().notModified()).isTrue();
        assertThat(unchanged.nodes()).isEmpty();
    }

    @Test
    void refusesAFilterThatIsNone() {
        assertThatThrownBy(() -> health("web", 0, "Service.ID =="))
                .isInstanceOf(RpcFailedException.class)
                .hasMessageStartingWith("Failed to create boolean expression evaluator: ");
    }

    @Test
    void keepsFederationStates() {
        var state = new FederationState("dc2", List.of(), Instant.parse("0001-01-01T00:00:00Z"), 0, RaftIndex.NONE);
        assertThat(desk.ask(
                        FederationStateMethods.APPLY,
                        new FederationStateRequest("", "upsert", Optional.of(state), WriteRequest.ANONYMOUS)))
                .isTrue();
        FederationState stored = desk.ask(
                        FederationStateMethods.GET, new FederationStateQuery("", "dc2", QueryOptions.NONE))
                .state()
                .orElseThrow();
        assertThat(stored.updatedAt()).isAfter(Instant.EPOCH);
        assertThat(stored.primaryModifyIndex()).isEqualTo(stored.raft().modifyIndex());
        assertThat(desk.ask(FederationStateMethods.LIST, all(QueryOptions.NONE)).states())
                .hasSize(1);
        assertThat(desk.ask(
                        FederationStateMethods.APPLY,
                        new FederationStateRequest("", "delete", Optional.of(state), WriteRequest.ANONYMOUS)))
                .isFalse();
        assertThat(desk.ask(FederationStateMethods.LIST, all(QueryOptions.NONE)).states())
                .isEmpty();
    }

    @Test
    void showsTheServersAndRemovesOne() {
        pools.lan.add(Pools.server("s1", "dc1", 8300));
        var servers = desk.ask(OperatorMethods.RAFT_GET_CONFIGURATION, all(QueryOptions.NONE))
                .servers();
        assertThat(servers).hasSize(1);
        assertThat(servers.getFirst().address()).isEqualTo("127.0.0.1:8300");
        assertThat(servers.getFirst().id()).isEqualTo("id-of-s1");
        assertThat(servers.getFirst().leader()).isTrue();
        assertThatThrownBy(() -> desk.ask(
                        OperatorMethods.RAFT_REMOVE_PEER_BY_ADDRESS,
                        new RaftRemovePeerRequest("", "1.2.3.4:8300", "", WriteRequest.ANONYMOUS)))
                .hasMessage("address \"1.2.3.4:8300\" was not found in the Raft configuration");
    }

    @Test
    void changesAutopilotOnCondition() {
        AutopilotConfig first = desk.ask(OperatorMethods.AUTOPILOT_GET_CONFIGURATION, all(QueryOptions.NONE));
        assertThat(first.cleanupDeadServers()).isTrue();
        assertThat(desk.ask(
                        OperatorMethods.AUTOPILOT_SET_CONFIGURATION,
                        new AutopilotSetConfigRequest("", true, first, WriteRequest.ANONYMOUS)))
                .isTrue();
        assertThat(desk.ask(
                        OperatorMethods.AUTOPILOT_SET_CONFIGURATION,
                        new AutopilotSetConfigRequest("", true, first, WriteRequest.ANONYMOUS)))
                .isFalse();
    }

    @Test
    void namesItsOwnDatacenterFirst() {
        pools.wan.add(Pools.server("a.dc0", "dc0", 8300));
        pools.wan.add(Pools.server("s1.dc1", "dc1", 8300));
        pools.wan.add(Pools.server("b.dc2", "dc2", 8300));
        assertThat(desk.ask(CatalogMethods.LIST_DATACENTERS, new DatacentersRequest(QueryOptions.NONE)))
                .containsExactly("dc1", "dc0", "dc2");
    }

    @Test
    void letsEventsOutAndCollectsCoordinates() {
        var _ = desk.ask(
                InternalMethods.EVENT_FIRE, new EventFireRequest("", "deploy", Bytes.ofText("7"), QueryOptions.NONE));
        assertThat(pools.events).containsExactly("LAN consul:event:deploy 7");
        var _ = desk.ask(
                CoordinateMethods.UPDATE,
                new CoordinateUpdateRequest("", Optional.of(coord(0.1)), "n1", "", WriteRequest.ANONYMOUS));
        assertThat(desk.coordinates).hasSize(1);
        assertThatThrownBy(() -> desk.ask(
                        CoordinateMethods.UPDATE,
                        new CoordinateUpdateRequest(
                                "", Optional.of(new Coord(List.of(1.0), 1, 0, 0)), "n1", "", WriteRequest.ANONYMOUS)))
                .hasMessage("incompatible coordinate");
    }

    @Test
    void showsNobodyWhatHeMayNotSee() {
        var guarded = new Desk(
                token -> (access, resource, name) ->
                        access == Access.WRITE || resource != Resource.NODE || name.equals("n1"),
                pools);
        for (String name : List.of("n1", "n2")) {
            var _ = guarded.ask(CatalogMethods.REGISTER, registration(node(name, "10.0.0.1"), Optional.empty()));
        }
        IndexedNodes nodes = guarded.ask(CatalogMethods.LIST_NODES, all(QueryOptions.NONE));
        assertThat(nodes.nodes()).extracting(Node::node).containsExactly("n1");
        assertThat(nodes.meta().resultsFilteredByAcls()).isTrue();
        var nobody = new Desk(token -> (access, resource, name) -> false, pools);
        assertThatThrownBy(() -> nobody.ask(KvMethods.GET, new KeyRequest("", "a", QueryOptions.NONE)))
                .hasMessage("Permission denied");
        assertThatThrownBy(() ->
                        nobody.ask(CatalogMethods.REGISTER, registration(node("n1", "10.0.0.1"), Optional.empty())))
                .hasMessage("Permission denied");
    }

    @Test
    void writesNothingWithoutTheLead() {
        desk.log.becomes(new Standing.Leaderless(true));
        assertThatThrownBy(() -> apply("set", entry("a", "1"))).hasMessage("No cluster leader");
        assertThat(desk.replica.version().state().index()).isZero();
    }

    private void place(String node, double where) {
        var update = new CoordinateCommand.Update(List.of(new Coordinate(node, "", Optional.of(coord(where)))));
        var _ = desk.log
                .propose(LogEntryCodec.encode(new LogEntry(Instant.EPOCH, new CatalogCommand.Coordinate(update))))
                .join();
    }

    private static Coord coord(double where) {
        return new Coord(List.of(where, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0), 0.1, 0, 0.0001);
    }

    private Boolean apply(String op, DirEntry entry) {
        return desk.ask(KvMethods.APPLY, new KvsRequest("", entry, op, WriteRequest.ANONYMOUS));
    }

    private Optional<DirEntry> get(String key) {
        return desk.ask(KvMethods.GET, new KeyRequest("", key, QueryOptions.NONE)).entries().stream()
                .findFirst();
    }

    private List<String> keys(String prefix, String separator) {
        return desk.ask(KvMethods.LIST_KEYS, new KeyListRequest("", prefix, separator, QueryOptions.NONE))
                .keys();
    }

    private List<Session> sessions(RpcMethod<SessionSpecificRequest, IndexedSessions> method, String id) {
        return desk.ask(method, new SessionSpecificRequest("", "", id, QueryOptions.NONE))
                .sessions();
    }

    private IndexedNodes nodes(QueryOptions options, String near) {
        return desk.ask(
                CatalogMethods.LIST_NODES,
                new DcSpecificRequest("", Map.of(), new QuerySource("dc1", "", near, "", "", false), "", options));
    }

    private static DcSpecificRequest all(QueryOptions options) {
        return DcSpecificRequest.of("", options);
    }

    private static NodeSpecificRequest ofNode(String name) {
        return new NodeSpecificRequest("", false, name, "", QueryOptions.NONE);
    }

    private List<String> health(String service, long healthFilter, String filter) {
        var options = new QueryOptions(
                "",
                0,
                Duration.ZERO,
                false,
                false,
                false,
                Duration.ZERO,
                Duration.ZERO,
                false,
                Duration.ZERO,
                filter,
                false);
        return desk
                .ask(
                        HealthMethods.SERVICE_NODES,
                        new ServiceSpecificRequest(
                                "",
                                false,
                                healthFilter,
                                false,
                                false,
                                "",
                                "",
                                "",
                                "",
                                service,
                                "",
                                QuerySource.NONE,
                                false,
                                Map.of(),
                                List.of(),
                                options))
                .nodes()
                .stream()
                .map(one -> one.service().orElseThrow().id())
                .toList();
    }

    private void register(Node node, HealthCheck... checks) {
        var _ = desk.ask(CatalogMethods.REGISTER, registration(node, Optional.empty(), checks));
    }

    private void register(Node node, NodeService service, HealthCheck... checks) {
        var _ = desk.ask(CatalogMethods.REGISTER, registration(node, Optional.of(service), checks));
    }

    private static RegisterRequest registration(Node node, Optional<NodeService> service, HealthCheck... checks) {
        return new RegisterRequest(
                "",
                node.address(),
                Optional.empty(),
                "",
                Optional.empty(),
                node.node(),
                "",
                service,
                false,
                List.of(checks),
                Map.of(),
                Map.of(),
                WriteRequest.ANONYMOUS,
                RaftIndex.NONE);
    }

    private static Node node(String name, String address) {
        return Node.of(name, address);
    }

    private static HealthCheck passing(String node, String service) {
        return HealthCheck.ofService(node, service, "c-" + service, "passing");
    }

    private static HealthCheck critical(String node, String service) {
        return HealthCheck.ofService(node, service, "c-" + service, "critical");
    }

    private static DirEntry entry(String key, String value) {
        return DirEntry.of(key, Bytes.ofText(value));
    }

    private static Session session(String node, String ttl) {
        return new Session("", "", node, Duration.ZERO, "", ttl, List.of(), List.of(), List.of(), RaftIndex.NONE);
    }
}
