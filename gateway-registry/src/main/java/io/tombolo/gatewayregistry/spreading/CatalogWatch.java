package io.tombolo.gatewayregistry.spreading;

import static io.tombolo.gatewayregistry.spreading.RoundWork.await;

import io.tombolo.contract.rpc.RpcCaller;
import io.tombolo.contract.rpc.federation.FederationStateMethods;
import io.tombolo.contract.rpc.internal.InternalMethods;
import io.tombolo.core.federation.spread.PublisherInput;
import io.tombolo.core.federation.spread.Round;
import io.tombolo.core.federation.spread.WatchIndex;
import io.tombolo.core.federation.state.FederationState;
import io.tombolo.core.terms.Datacenter;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Watches the gateways of the own datacenter and the record of them together.
///
/// @param catalog of this very server, which leads
record CatalogWatch(Datacenter own, RpcCaller catalog) {

    /// Reads both, once either is newer than the index.
    PublisherInput.CatalogRead read(Round round, WatchIndex after) throws InterruptedException {
        PublisherInput.CatalogRead now = read(round);
        while (now.index().equals(after)) {
            awaitChange(after);
            now = read(round);
        }
        return now;
    }

    private PublisherInput.CatalogRead read(Round round) throws InterruptedException {
        var gateways = await(catalog.call(
                InternalMethods.SERVICE_DUMP, Questions.gateways(own, Questions.consistent(WatchIndex.START))));
        var states = await(catalog.call(
                FederationStateMethods.LIST, Questions.states(own, Questions.consistent(WatchIndex.START))));
        Optional<FederationState> stored = CatalogEntry.states(states.states()).stream()
                .filter(state -> state.datacenter().equals(own))
                .findFirst();
        var index = Math.max(gateways.meta().index(), states.meta().index());
        return new PublisherInput.CatalogRead(
                round, CatalogEntry.gateways(gateways.nodes()), stored, new WatchIndex(index));
    }

    /// Waits until either answers, which it does at the latest when its wait is over.
    private void awaitChange(WatchIndex after) throws InterruptedException {
        var gateways = catalog.call(InternalMethods.SERVICE_DUMP, Questions.gateways(own, Questions.consistent(after)));
        var states = catalog.call(FederationStateMethods.LIST, Questions.states(own, Questions.consistent(after)));
        try {
            var _ = await(CompletableFuture.anyOf(gateways, states));
        } finally {
            gateways.cancel(true);
            states.cancel(true);
        }
    }
}
