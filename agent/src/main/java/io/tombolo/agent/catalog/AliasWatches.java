package io.tombolo.agent.catalog;

import io.tombolo.contract.rpc.RpcCaller;
import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.contract.rpc.health.HealthMethods;
import io.tombolo.contract.rpc.health.IndexedHealthChecks;
import io.tombolo.contract.rpc.query.NodeSpecificRequest;
import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.registration.AliasFinding;
import io.tombolo.core.registration.Finding;
import io.tombolo.core.registration.definition.Probe;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/// Follows the checks of other nodes in the catalog, each by a call that waits for changes.
public final class AliasWatches implements AutoCloseable {

    /// How long a call waits for a change.
    private static final Duration WAIT = Duration.ofMinutes(1);

    /// Before a call that failed is tried again.
    private static final Duration PAUSE = Duration.ofSeconds(15);

    private final RpcCaller rpc;
    private final String datacenter;
    private final String token;
    private final Map<Key, Thread> watching = new ConcurrentHashMap<>();

    private record Key(String checkId, long generation) {}

    /// @param token of the agent; may be empty
    public AliasWatches(RpcCaller rpc, String datacenter, String token) {
        this.rpc = rpc;
        this.datacenter = datacenter;
        this.token = token;
    }

    /// Tells what follows from the checks of the alias' node, at first and whenever they change.
    ///
    /// @param told called on a thread of the watch
    public void follow(String checkId, long generation, Probe.Alias alias, Consumer<Finding> told) {
        watching.put(
                new Key(checkId, generation),
                Thread.ofVirtual().name("alias-" + checkId).start(() -> run(alias, told)));
    }

    /// Follows no longer.
    public void unfollow(String checkId, long generation) {
        Thread thread = watching.remove(new Key(checkId, generation));
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void run(Probe.Alias alias, Consumer<Finding> told) {
        long index = 0;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    IndexedHealthChecks answer = rpc.call(HealthMethods.NODE_CHECKS, request(alias, index))
                            .get();
                    long next = answer.meta().index();
                    index = next < index ? 0 : next;
                    told.accept(AliasFinding.worst(relevant(alias, answer.healthChecks())));
                } catch (ExecutionException failed) {
                    told.accept(AliasFinding.unknown(alias, cause(failed)));
                    Thread.sleep(PAUSE);
                }
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private static String cause(ExecutionException failed) {
        return failed.getCause() instanceof RpcFailedException refused
                ? refused.text()
                : String.valueOf(failed.getCause());
    }

    /// The checks of the node itself speak for all that runs on it.
    private static List<HealthCheck> relevant(Probe.Alias alias, List<HealthCheck> checks) {
        return checks.stream()
                .filter(check -> !check.isOfService() || check.serviceId().equals(alias.service()))
                .toList();
    }

    private NodeSpecificRequest request(Probe.Alias alias, long index) {
        return new NodeSpecificRequest(
                datacenter,
                false,
                alias.node(),
                "",
                new QueryOptions(
                        token,
                        index,
                        WAIT,
                        true,
                        false,
                        false,
                        Duration.ZERO,
                        Duration.ZERO,
                        false,
                        Duration.ZERO,
                        "",
                        false));
    }

    @Override
    public void close() {
        watching.values().forEach(Thread::interrupt);
        watching.clear();
    }
}
