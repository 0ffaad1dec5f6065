package io.tombolo.gatewayregistry.spreading;

import static io.tombolo.gatewayregistry.spreading.RoundWork.await;

import io.tombolo.contract.rpc.RpcCaller;
import io.tombolo.contract.rpc.federation.FederationStateMethods;
import io.tombolo.contract.rpc.internal.InternalMethods;
import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.federation.spread.WatchIndex;
import io.tombolo.core.federation.state.FederationState;
import io.tombolo.core.federation.state.MeshGateway;
import io.tombolo.core.terms.Datacenter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// Watches the gateways of the own datacenter and the records of all datacenters together.
///
/// @param catalog of this very server
/// @param options how fresh an answer has to be, once something is newer than an index
record CatalogWatch(Datacenter own, RpcCaller catalog, Function<WatchIndex, QueryOptions> options) {

    /// As a leader that is sure to be one sees them.
    static CatalogWatch onLeader(Datacenter own, RpcCaller catalog) {
        return new CatalogWatch(own, catalog, Questions::consistent);
    }

    /// As this server sees them, whatever it is.
    static CatalogWatch anywhere(Datacenter own, RpcCaller catalog) {
        return new CatalogWatch(own, catalog, after -> Questions.stale(after, ""));
    }

    /// What was seen.
    ///
    /// @param index of both together
    record Seen(List<MeshGateway> gateways, List<FederationState> states, WatchIndex index) {

        /// The records, but for the own datacenter what its catalog says. In a secondary the own record comes back from
        /// the primary; with Consul one whose gateways all change while the primary is away knows none of them.
        List<FederationState> statesFor(Datacenter own) {
            var all = new ArrayList<FederationState>();
            all.add(FederationState.written(own, gateways, Instant.EPOCH));
            for (FederationState state : states) {
                if (!state.datacenter().equals(own)) {
                    all.add(state);
                }
            }
            return List.copyOf(all);
        }
    }

    /// Reads both, once either has changed since the index.
    Seen read(WatchIndex after) throws InterruptedException {
        Seen now = read();
        while (now.index().equals(after)) {
            awaitChange(after);
            now = read();
        }
        return now;
    }

    private Seen read() throws InterruptedException {
        QueryOptions now = options.apply(WatchIndex.START);
        var gateways = await(catalog.call(InternalMethods.SERVICE_DUMP, Questions.gateways(own, now)));
        var states = await(catalog.call(FederationStateMethods.LIST, Questions.states(own, now)));
        return new Seen(
                CatalogEntry.gateways(gateways.nodes()),
                CatalogEntry.states(states.states()),
                new WatchIndex(Math.max(gateways.meta().index(), states.meta().index())));
    }

    /// Waits until either answers, which it does at the latest when its wait is over.
    private void awaitChange(WatchIndex after) throws InterruptedException {
        QueryOptions next = options.apply(after);
        var gateways = catalog.call(InternalMethods.SERVICE_DUMP, Questions.gateways(own, next));
        var states = catalog.call(FederationStateMethods.LIST, Questions.states(own, next));
        try {
            var _ = await(CompletableFuture.anyOf(gateways, states));
        } finally {
            gateways.cancel(true);
            states.cancel(true);
        }
    }
}
