package io.tombolo.rpcforwarder.forwarding;

import io.tombolo.contract.leadership.Leadership;
import io.tombolo.contract.rpc.RpcEndpoint;
import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.contract.rpc.RpcMethod;
import io.tombolo.contract.rpc.TypedCalls;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.Decoded;
import io.tombolo.core.wire.rpc.MethodName;
import io.tombolo.core.wire.rpc.RpcError;
import io.tombolo.rpcforwarder.routing.CallRouting;
import io.tombolo.rpcforwarder.routing.RoutingFields;
import io.tombolo.rpcforwarder.routing.Way;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/// Takes every call, wherever it came from, to who has to answer it.
public final class CallDispatcher {

    private final CallRouting routing;
    private final Leadership leadership;
    private final CallForwarder forwarder;
    private final KeyringOperations keyrings;
    private final Map<MethodName, RpcEndpoint> owners;
    private final Set<String> services;

    /// @throws IllegalStateException if two endpoints own one method: a bug in the wiring
    public CallDispatcher(
            CallRouting routing, Leadership leadership, CallForwarder forwarder, List<RpcEndpoint> endpoints) {
        this.routing = routing;
        this.leadership = leadership;
        this.forwarder = forwarder;
        var byMethod = new HashMap<MethodName, RpcEndpoint>();
        for (RpcEndpoint endpoint : endpoints) {
            for (MethodName method : endpoint.methods()) {
                if (byMethod.put(method, endpoint) != null) {
                    throw new IllegalStateException("two endpoints own " + method);
                }
            }
        }
        keyrings = new KeyringOperations(routing.own(), forwarder);
        owners = Map.copyOf(byMethod);
        services = owners.keySet().stream().map(MethodName::service).collect(Collectors.toUnmodifiableSet());
    }

    /// Answers a call; fails with [RpcFailedException].
    ///
    /// @param serviceMethod the method as the caller wrote it
    /// @param body          one MessagePack value; only looked at until the answer is there
    public CompletableFuture<Bytes> dispatch(String serviceMethod, Bytes body) {
        return switch (MethodName.parse(serviceMethod)) {
            case MethodName.IllFormed illFormed -> failed(illFormed.error());
            case MethodName.Named(MethodName method) ->
                switch (RoutingFields.read(body)) {
                    case Decoded.Malformed<RoutingFields>(var fault, int offset) ->
                        failed(new RpcError.Undecodable(" %s at byte %d".formatted(fault, offset)));
                    case Decoded.Read<RoutingFields> read -> dispatch(method, body, read.value());
                };
        };
    }

    /// Answers a call of this process; fails with [RpcFailedException]. What this server answers itself is not made
    /// into
    /// bytes.
    public <Q, R> CompletableFuture<R> dispatch(RpcMethod<Q, R> method, Q question) {
        RoutingFields fields = RoutingFields.of(method, question);
        RpcEndpoint owner = owners.get(method.name());
        BiFunction<MethodName, Bytes, CompletableFuture<Bytes>> byBytes = (name, body) -> dispatch(name, body, fields);
        return owner != null && routing.way(method.name(), fields, leadership.standing()) instanceof Way.Here
                ? owner.answer(method, question)
                : TypedCalls.call(byBytes, method, question);
    }

    private CompletableFuture<Bytes> dispatch(MethodName method, Bytes body, RoutingFields fields) {
        return switch (routing.way(method, fields, leadership.standing())) {
            case Way.Here() -> here(method, body);
            case Way.ToLeader() ->
                owners.containsKey(method)
                        ? forwarder.leader(method, body, fields, () -> here(method, body))
                        : unknown(method);
            case Way.ToDatacenter(var datacenter) -> forwarder.abroad(datacenter, method, body, fields);
            case Way.Everywhere() -> keyrings.ask(body, fields, here(method, body));
            case Way.Nowhere _ -> failed(RpcError.Known.NO_PATH_TO_DATACENTER);
        };
    }

    private CompletableFuture<Bytes> here(MethodName method, Bytes body) {
        RpcEndpoint owner = owners.get(method);
        return owner == null ? unknown(method) : owner.answer(method, body);
    }

    /// Real servers forward no method that they do not know. We forward it abroad all the same: a server there may be
    /// newer.
    private CompletableFuture<Bytes> unknown(MethodName method) {
        if (services.contains(method.service())) {
            return failed(new RpcError.MethodUnknown(method.toString()));
        }
        return failed(AbsentFeatures.error(method).orElseGet(() -> new RpcError.ServiceUnknown(method.toString())));
    }

    private static CompletableFuture<Bytes> failed(RpcError error) {
        return CompletableFuture.failedFuture(new RpcFailedException(error));
    }
}
