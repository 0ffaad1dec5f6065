package io.tombolo.agent;

import io.tombolo.contract.rpc.RpcCaller;
import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.contract.rpc.RpcMethod;
import io.tombolo.contract.rpc.catalog.CatalogMethods;
import io.tombolo.contract.rpc.catalog.DeregisterRequest;
import io.tombolo.contract.rpc.catalog.IndexedNodeServices;
import io.tombolo.contract.rpc.catalog.NodeServicesById;
import io.tombolo.contract.rpc.catalog.RegisterRequest;
import io.tombolo.contract.rpc.health.HealthMethods;
import io.tombolo.contract.rpc.health.IndexedHealthChecks;
import io.tombolo.contract.rpc.query.Nothing;
import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.node.Node;
import io.tombolo.core.catalog.service.NodeService;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.Decoded;
import io.tombolo.core.wire.rpc.MethodName;
import io.tombolo.core.wire.rpc.RpcError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/// A catalog of one node, by calls.
final class FakeCatalog implements RpcCaller {

    private final Map<String, NodeService> services = new TreeMap<>();
    private final Map<String, HealthCheck> checks = new TreeMap<>();
    private final List<RegisterRequest> registered = new ArrayList<>();
    private Optional<Node> node = Optional.empty();
    private boolean answers = true;

    synchronized Map<String, NodeService> services() {
        return Map.copyOf(services);
    }

    synchronized Map<String, HealthCheck> checks() {
        return Map.copyOf(checks);
    }

    synchronized HealthCheck check(String id) {
        return Objects.requireNonNull(checks.get(id), id);
    }

    synchronized List<RegisterRequest> registered() {
        return List.copyOf(registered);
    }

    synchronized void answers(boolean now) {
        answers = now;
    }

    @Override
    public synchronized <Q, R> CompletableFuture<R> call(RpcMethod<Q, R> method, Q request) {
        if (!answers) {
            return CompletableFuture.failedFuture(new RpcFailedException(RpcError.Known.NO_LEADER));
        }
        return switch (method.response().decode(encoded(method, request))) {
            case Decoded.Read<R>(R value, int _) -> CompletableFuture.completedFuture(value);
            case Decoded.Malformed<R> malformed -> throw new AssertionError(malformed.toString());
        };
    }

    private <Q, R> Bytes encoded(RpcMethod<Q, R> method, Q request) {
        Object answer = answer(method.name(), request);
        return switch (answer) {
            case IndexedNodeServices found ->
                CatalogMethods.NODE_SERVICES.response().encode(found);
            case IndexedHealthChecks found ->
                HealthMethods.NODE_CHECKS.response().encode(found);
            default -> CatalogMethods.REGISTER.response().encode(Nothing.NOTHING);
        };
    }

    private Object answer(MethodName method, Object request) {
        return switch (request) {
            case RegisterRequest register -> {
                registered.add(register);
                if (!register.skipNodeUpdate()) {
                    node = Optional.of(new Node(
                            register.id(),
                            register.node(),
                            register.address(),
                            register.datacenter(),
                            register.taggedAddresses(),
                            register.nodeMeta(),
                            Optional.empty(),
                            RaftIndex.NONE));
                }
                register.service().ifPresent(service -> services.put(service.id(), service));
                register.checks().forEach(check -> checks.put(check.checkId(), check));
                yield Nothing.NOTHING;
            }
            case DeregisterRequest deregister -> {
                services.remove(deregister.serviceId());
                checks.remove(deregister.checkId());
                checks.values()
                        .removeIf(check -> !deregister.serviceId().isEmpty()
                                && check.serviceId().equals(deregister.serviceId()));
                yield Nothing.NOTHING;
            }
            default ->
                method.equals(CatalogMethods.NODE_SERVICES.name())
                        ? new IndexedNodeServices(
                                node.map(found -> new NodeServicesById(Optional.of(found), services)),
                                QueryMeta.fromLeader(1))
                        : new IndexedHealthChecks(List.copyOf(checks.values()), QueryMeta.fromLeader(1));
        };
    }

    @Override
    public CompletableFuture<Bytes> call(MethodName method, Bytes body) {
        throw new AssertionError("nobody calls " + method + " by its name");
    }
}
