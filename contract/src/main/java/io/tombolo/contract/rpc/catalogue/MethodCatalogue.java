package io.tombolo.contract.rpc.catalogue;

import io.tombolo.contract.rpc.RpcMethod;
import io.tombolo.contract.rpc.acl.AclMethods;
import io.tombolo.contract.rpc.catalog.CatalogMethods;
import io.tombolo.contract.rpc.configentry.ConfigEntryMethods;
import io.tombolo.contract.rpc.connect.ConnectCaMethods;
import io.tombolo.contract.rpc.coordinate.CoordinateMethods;
import io.tombolo.contract.rpc.discovery.DiscoveryChainMethods;
import io.tombolo.contract.rpc.federation.FederationStateMethods;
import io.tombolo.contract.rpc.health.HealthMethods;
import io.tombolo.contract.rpc.intention.IntentionMethods;
import io.tombolo.contract.rpc.internal.InternalMethods;
import io.tombolo.contract.rpc.kv.KvMethods;
import io.tombolo.contract.rpc.operator.OperatorMethods;
import io.tombolo.contract.rpc.preparedquery.PreparedQueryMethods;
import io.tombolo.contract.rpc.session.SessionMethods;
import io.tombolo.contract.rpc.status.StatusMethods;
import io.tombolo.contract.rpc.txn.TxnMethods;
import io.tombolo.core.wire.rpc.MethodName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every method that is known here. Source: RPC sheet 15.
public final class MethodCatalogue {

    private static final List<RpcMethod<?, ?>> ALL = Stream.of(
                    AclMethods.ALL,
                    CatalogMethods.ALL,
                    ConfigEntryMethods.ALL,
                    ConnectCaMethods.ALL,
                    CoordinateMethods.ALL,
                    DiscoveryChainMethods.ALL,
                    FederationStateMethods.ALL,
                    HealthMethods.ALL,
                    IntentionMethods.ALL,
                    InternalMethods.ALL,
                    KvMethods.ALL,
                    OperatorMethods.ALL,
                    PreparedQueryMethods.ALL,
                    SessionMethods.ALL,
                    StatusMethods.ALL,
                    TxnMethods.ALL)
            .flatMap(List::stream)
            .toList();

    private static final Map<MethodName, RpcMethod<?, ?>> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(RpcMethod::name, Function.identity()));

    private MethodCatalogue() {}

    /// All of them, by service.
    public static List<RpcMethod<?, ?>> all() {
        return ALL;
    }

    /// The method of a name, in the case that it has; empty if it is not known here.
    public static Optional<RpcMethod<?, ?>> find(MethodName name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
