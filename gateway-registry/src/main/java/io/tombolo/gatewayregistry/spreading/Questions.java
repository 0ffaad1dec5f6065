package io.tombolo.gatewayregistry.spreading;

import io.tombolo.contract.rpc.federation.FederationStateRequest;
import io.tombolo.contract.rpc.internal.ServiceDumpRequest;
import io.tombolo.contract.rpc.query.DcSpecificRequest;
import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.contract.rpc.query.QuerySource;
import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.core.federation.spread.WatchIndex;
import io.tombolo.core.federation.state.FederationState;
import io.tombolo.core.terms.Datacenter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What catalogs are asked.
final class Questions {

    /// How long a catalog may wait for a change: what it waits by itself. Source: RPC sheet 9.
    static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private static final String GATEWAYS = "mesh-gateway";

    private Questions() {}

    /// Any server may answer, once something is newer.
    static QueryOptions stale(WatchIndex after, String token) {
        return options(after, token, true, false);
    }

    /// Only a leader that is sure to be one may answer, once something is newer.
    static QueryOptions consistent(WatchIndex after) {
        return options(after, "", false, true);
    }

    private static QueryOptions options(WatchIndex after, String token, boolean stale, boolean consistent) {
        return new QueryOptions(
                token,
                after.value(),
                LONGEST_WAIT,
                stale,
                consistent,
                false,
                Duration.ZERO,
                Duration.ZERO,
                false,
                Duration.ZERO,
                "",
                false);
    }

    /// All records of a datacenter's store.
    static DcSpecificRequest states(Datacenter datacenter, QueryOptions options) {
        return DcSpecificRequest.of(datacenter.name(), options);
    }

    /// All gateways of a datacenter's catalog.
    static ServiceDumpRequest gateways(Datacenter datacenter, QueryOptions options) {
        return new ServiceDumpRequest(datacenter.name(), false, "", GATEWAYS, QuerySource.NONE, true, options);
    }

    /// Writes a record to a datacenter's store.
    static FederationStateRequest upsert(Datacenter datacenter, FederationState state, String token) {
        return new FederationStateRequest(
                datacenter.name(), "upsert", Optional.of(CatalogEntry.record(state)), new WriteRequest(token));
    }

    /// Removes a record from a datacenter's store.
    static FederationStateRequest delete(Datacenter datacenter, Datacenter record) {
        return new FederationStateRequest(
                datacenter.name(),
                "delete",
                Optional.of(CatalogEntry.record(FederationState.written(record, List.of(), Instant.EPOCH))),
                WriteRequest.ANONYMOUS);
    }
}
