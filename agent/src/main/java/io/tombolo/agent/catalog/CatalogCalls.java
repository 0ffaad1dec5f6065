package io.tombolo.agent.catalog;

import io.tombolo.contract.rpc.RpcCaller;
import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.contract.rpc.catalog.CatalogMethods;
import io.tombolo.contract.rpc.catalog.DeregisterRequest;
import io.tombolo.contract.rpc.catalog.NodeServicesById;
import io.tombolo.contract.rpc.catalog.RegisterRequest;
import io.tombolo.contract.rpc.health.HealthMethods;
import io.tombolo.contract.rpc.health.IndexedHealthChecks;
import io.tombolo.contract.rpc.query.NodeSpecificRequest;
import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.registration.AgentInput;
import io.tombolo.core.registration.local.NodeIdentity;
import io.tombolo.core.registration.sync.CatalogRecord;
import io.tombolo.core.registration.sync.SyncWrite;
import io.tombolo.core.registration.sync.WriteOutcome;
import io.tombolo.core.wire.rpc.RpcError;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What the catalog has of this node, and changes to it, by calls.
public final class CatalogCalls {

    /// Above the 7 s in which a call waits for a leader, and the time of a write behind it.
    private static final Duration LIMIT = Duration.ofSeconds(45);

    private final RpcCaller rpc;
    private final NodeIdentity node;
    private final String token;

    /// @param token of the agent, for what was registered without one; may be empty
    public CatalogCalls(RpcCaller rpc, NodeIdentity node, String token) {
        this.rpc = rpc;
        this.node = node;
        this.token = token;
    }

    /// Asks for everything that the catalog has of this node. Never fails: a failure is an input, too.
    public CompletableFuture<AgentInput> read() {
        var request = new NodeSpecificRequest(node.datacenter(), false, node.name(), "", reading());
        CompletableFuture<Optional<NodeServicesById>> services =
                rpc.call(CatalogMethods.NODE_SERVICES, request).thenApply(answer -> answer.nodeServices());
        return services.thenCombine(rpc.call(HealthMethods.NODE_CHECKS, request), CatalogCalls::heard)
                .orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failed -> new AgentInput.CatalogUnreadable(text(failed)));
    }

    private static AgentInput heard(Optional<NodeServicesById> found, IndexedHealthChecks checks) {
        return new AgentInput.CatalogRead(new CatalogRecord(
                found.flatMap(NodeServicesById::node),
                found.map(NodeServicesById::services).orElse(Map.of()),
                checks.healthChecks()));
    }

    /// Writes. Never fails: a failure is an outcome.
    public CompletableFuture<WriteOutcome> write(SyncWrite write) {
        var credentials = new WriteRequest(write.token().isEmpty() ? token : write.token());
        CompletableFuture<?> call = switch (write) {
            case SyncWrite.Register register -> rpc.call(CatalogMethods.REGISTER, request(register, credentials));
            case SyncWrite.RemoveService(var id, var _) ->
                rpc.call(CatalogMethods.DEREGISTER, removal("", id, credentials));
            case SyncWrite.RemoveCheck(var id, var _) ->
                rpc.call(CatalogMethods.DEREGISTER, removal(id, "", credentials));
        };
        return call.orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .<WriteOutcome>thenApply(_ -> new WriteOutcome.Done())
                .exceptionally(CatalogCalls::outcome);
    }

    private RegisterRequest request(SyncWrite.Register register, WriteRequest credentials) {
        return new RegisterRequest(
                node.datacenter(),
                node.address(),
                Optional.empty(),
                node.id(),
                Optional.empty(),
                node.name(),
                "",
                register.service(),
                register.skipsNode(),
                register.checks(),
                node.meta(),
                node.taggedAddresses(),
                credentials,
                RaftIndex.NONE);
    }

    private DeregisterRequest removal(String checkId, String serviceId, WriteRequest credentials) {
        return new DeregisterRequest(node.datacenter(), checkId, node.name(), "", serviceId, credentials);
    }

    private QueryOptions reading() {
        return new QueryOptions(
                token,
                0,
                Duration.ZERO,
                false,
                false,
                false,
                Duration.ZERO,
                Duration.ZERO,
                false,
                Duration.ZERO,
                "",
                false);
    }

    private static WriteOutcome outcome(Throwable failed) {
        String text = text(failed);
        if (!(cause(failed) instanceof RpcFailedException refused)) {
            return new WriteOutcome.Unreachable(text);
        }
        RpcError error = refused.error().error();
        if (error instanceof RpcError.PermissionDenied || error instanceof RpcError.AclNotFound) {
            return new WriteOutcome.Denied(text);
        }
        // What the catalog itself says of a write has words of its own, which no hop on the way uses.
        boolean hasWordsOfItsOwn = error instanceof RpcError.Other && !text.contains(RpcError.CLIENT_PREFIX);
        return hasWordsOfItsOwn && refused.reason().isEmpty()
                ? new WriteOutcome.Refused(text)
                : new WriteOutcome.Unreachable(text);
    }

    private static String text(Throwable failed) {
        Throwable cause = cause(failed);
        return cause instanceof TimeoutException
                ? "no answer within %d s".formatted(LIMIT.toSeconds())
                : String.valueOf(cause.getMessage());
    }

    private static Throwable cause(Throwable failed) {
        return failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
    }
}
