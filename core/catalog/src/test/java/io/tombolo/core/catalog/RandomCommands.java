package io.tombolo.core.catalog;

import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.connect.CaCommand;
import io.tombolo.core.catalog.connect.CaConfiguration;
import io.tombolo.core.catalog.connect.CaProviderState;
import io.tombolo.core.catalog.connect.CaRoot;
import io.tombolo.core.catalog.coordinate.Coord;
import io.tombolo.core.catalog.coordinate.Coordinate;
import io.tombolo.core.catalog.coordinate.CoordinateCommand;
import io.tombolo.core.catalog.federation.FederationCommand;
import io.tombolo.core.catalog.federation.FederationState;
import io.tombolo.core.catalog.health.CheckServiceNode;
import io.tombolo.core.catalog.kv.DirEntry;
import io.tombolo.core.catalog.kv.KvCommand;
import io.tombolo.core.catalog.node.Node;
import io.tombolo.core.catalog.operator.AutopilotConfig;
import io.tombolo.core.catalog.operator.OperatorCommand;
import io.tombolo.core.catalog.registration.RegistrationCommand;
import io.tombolo.core.catalog.registration.RegistrationCommand.Register;
import io.tombolo.core.catalog.service.ConnectProxyConfig;
import io.tombolo.core.catalog.service.NodeService;
import io.tombolo.core.catalog.service.ServiceConnect;
import io.tombolo.core.catalog.service.ServiceKind;
import io.tombolo.core.catalog.session.Session;
import io.tombolo.core.catalog.session.SessionCommand;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Commands about few things, so that they meet often: three nodes, three services, twelve keys, eight sessions.
final class RandomCommands {

    static final List<String> NODES = List.of("n1", "n2", "N3");
    static final List<String> SERVICES = List.of("web", "db", "api");
    static final List<String> KEYS =
            List.of("a", "a/", "a/b", "a/b/c", "a/c", "ab", "b", "b/1", "b/2", "c/d/e", "c/d", "zoo");

    private static final List<String> STATUSES = List.of("passing", "warning", "critical", "");
    private static final List<String> CHECKS = List.of("serfHealth", "c1", "c2");

    private final Random random;

    RandomCommands(long seed) {
        this.random = new Random(seed);
    }

    CatalogCommand next(long index) {
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3 -> new CatalogCommand.Registration(register());
            case 4 -> new CatalogCommand.Registration(deregister());
            case 5, 6, 7, 8, 9 -> new CatalogCommand.Kv(kv(index));
            case 10, 11, 12, 13, 14 -> new CatalogCommand.Session(session());
            case 15 -> new CatalogCommand.Coordinate(new CoordinateCommand.Update(List.of(coordinate(), coordinate())));
            case 16, 17 -> new CatalogCommand.Federation(federation());
            case 18 -> new CatalogCommand.Ca(ca(index));
            default -> new CatalogCommand.Operator(operator(index));
        };
    }

    static String sessionId(int number) {
        return "0000000%d-0000-4000-8000-00000000000%d".formatted(number, number);
    }

    private RegistrationCommand register() {
        String name = one(NODES);
        String id = random.nextInt(3) == 0 ? "" : sessionId(NODES.indexOf(name));
        if (random.nextInt(12) == 0) {
            id = sessionId(random.nextInt(3));
        }
        Node node = new Node(
                id,
                random.nextBoolean() ? name : name.toLowerCase(Locale.ROOT),
                "10.0.0." + random.nextInt(3),
                "dc1",
                Map.of("lan", "10.0.0.1", "wan", "1.1.1.1"),
                Map.of("rack", "r" + random.nextInt(2)),
                Optional.empty(),
                RaftIndex.NONE);
        Optional<NodeService> service = random.nextInt(3) == 0 ? Optional.empty() : Optional.of(service());
        var checks = new ArrayList<HealthCheck>();
        for (int i = random.nextInt(3); i > 0; i--) {
            String serviceId =
                    random.nextBoolean() ? "" : service.map(NodeService::id).orElse("web1");
            checks.add(HealthCheck.ofService(random.nextBoolean() ? "" : name, serviceId, one(CHECKS), one(STATUSES)));
        }
        return new Register(node, random.nextInt(5) == 0, service, checks);
    }

    private NodeService service() {
        String name = one(SERVICES);
        NodeService service = NodeService.of(name, name + random.nextInt(2), random.nextInt(3))
                .withTags(random.nextBoolean() ? List.of("v1") : List.of())
                .withMeta(random.nextInt(10) == 0 ? Map.of("bad key", "") : Map.of("z", "1", "a", "2"));
        return switch (random.nextInt(6)) {
            case 0 ->
                service.as(ServiceKind.CONNECT_PROXY, ConnectProxyConfig.proxyOf(one(SERVICES)), ServiceConnect.NONE);
            case 1 -> service.as(ServiceKind.MESH_GATEWAY, ConnectProxyConfig.NONE, ServiceConnect.NONE);
            case 2 -> service.as(ServiceKind.TYPICAL, ConnectProxyConfig.NONE, new ServiceConnect(true));
            default -> service;
        };
    }

    private RegistrationCommand deregister() {
        String node = one(NODES);
        return switch (random.nextInt(6)) {
            case 0 -> new RegistrationCommand.DeregisterNode(node);
            case 1, 2 -> new RegistrationCommand.DeregisterCheck(node, one(CHECKS));
            default -> new RegistrationCommand.DeregisterService(node, one(SERVICES) + random.nextInt(2));
        };
    }

    private KvCommand kv(long index) {
        String key = one(KEYS);
        long guess = Math.max(0, index - random.nextInt(10));
        return switch (random.nextInt(12)) {
            case 0 -> new KvCommand.CheckAndSet(entry(key), random.nextBoolean() ? 0 : guess);
            case 1, 2 -> new KvCommand.Delete(key);
            case 3 -> new KvCommand.CheckAndDelete(key, guess);
            case 4 -> new KvCommand.DeleteTree(key);
            case 5 -> new KvCommand.CollectTombstones(Math.max(0, index - random.nextInt(40)));
            default -> new KvCommand.Set(entry(key));
        };
    }

    private DirEntry entry(String key) {
        return new DirEntry(
                random.nextInt(2), key, -random.nextInt(2), Bytes.ofText("v" + random.nextInt(3)), "", RaftIndex.NONE);
    }

    private SessionCommand session() {
        String id = sessionId(random.nextInt(8));
        return switch (random.nextInt(8)) {
            case 0, 1 ->
                new SessionCommand.Create(new Session(
                        id,
                        "s",
                        one(NODES),
                        Duration.ofSeconds(random.nextInt(90)),
                        List.of("", "release", "delete").get(random.nextInt(3)),
                        random.nextBoolean() ? "" : "30s",
                        random.nextBoolean() ? List.of() : List.of(one(CHECKS)),
                        List.of(),
                        List.of(),
                        RaftIndex.NONE));
            case 2 -> new SessionCommand.Destroy(id);
            case 3, 4 -> new SessionCommand.Release(entry(one(KEYS)).heldBy(id, 0));
            default -> new SessionCommand.Acquire(entry(one(KEYS)).heldBy(id, 0));
        };
    }

    private Coordinate coordinate() {
        return new Coordinate(one(NODES), "", Optional.of(new Coord(List.of(random.nextDouble(), 0.5), 1.5, 0, 1e-5)));
    }

    private FederationCommand federation() {
        String datacenter = "dc" + random.nextInt(3);
        if (random.nextInt(4) == 0) {
            return new FederationCommand.Delete(datacenter);
        }
        NodeService gateway = NodeService.of("mesh-gateway", "gw", 8443)
                .as(ServiceKind.MESH_GATEWAY, ConnectProxyConfig.NONE, ServiceConnect.NONE);
        return new FederationCommand.Upsert(new FederationState(
                datacenter,
                random.nextBoolean()
                        ? List.of()
                        : List.of(new CheckServiceNode(
                                Optional.of(Node.of("gw1", "10.0.0.9")), Optional.of(gateway), List.of())),
                Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(100)),
                random.nextInt(3),
                RaftIndex.NONE));
    }

    private CaCommand ca(long index) {
        return switch (random.nextInt(6)) {
            case 0 -> new CaCommand.SetConfiguration(configuration());
            case 1 -> new CaCommand.CheckAndSetConfiguration(index - random.nextInt(30), configuration());
            case 2 -> new CaCommand.SetProviderState(new CaProviderState("p", "key", "cert", "", RaftIndex.NONE));
            case 3 -> new CaCommand.DeleteProviderState("p");
            case 4 -> new CaCommand.NextSerialNumber();
            default -> new CaCommand.SetRoots(0, List.of(root("r1", true), root("r2", random.nextBoolean())));
        };
    }

    private CaConfiguration configuration() {
        return new CaConfiguration(
                random.nextBoolean() ? "" : "cluster",
                "consul",
                Map.of("LeafCertTTL", Value.of("72h"), "Bits", Value.of(256.0)),
                Map.of(),
                false,
                RaftIndex.NONE);
    }

    private static CaRoot root(String id, boolean active) {
        Instant time = Instant.parse("2026-01-01T00:00:00Z");
        return new CaRoot(
                id,
                "Root",
                7,
                "ab:cd",
                "",
                time,
                time,
                "PEM",
                List.of(),
                "",
                "",
                active,
                time,
                "ec",
                256,
                RaftIndex.NONE);
    }

    private OperatorCommand operator(long index) {
        return switch (random.nextInt(4)) {
            case 0 -> new OperatorCommand.SetAutopilot(AutopilotConfig.DEFAULT);
            case 1 -> new OperatorCommand.CheckAndSetAutopilot(AutopilotConfig.DEFAULT, index - random.nextInt(30));
            case 2 -> new OperatorCommand.SetMetadata("k" + random.nextInt(2), "v" + random.nextInt(2));
            default -> new OperatorCommand.DeleteMetadata("k" + random.nextInt(2));
        };
    }

    private String one(List<String> names) {
        return names.get(random.nextInt(names.size()));
    }
}
