package io.tombolo.testing.kit.authority;

import io.tombolo.contract.authority.CertificateRecords;
import io.tombolo.contract.authority.Kept;
import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.catalog.connect.CaConfiguration;
import io.tombolo.core.catalog.connect.CaProviderState;
import io.tombolo.core.catalog.connect.CaRoot;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.wire.rpc.RpcError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Records in memory, with the rules of the catalog's tables.
public final class MemoryCertificateRecords implements CertificateRecords {

    private final Map<String, CaProviderState> states = new HashMap<>();
    private List<CaRoot> roots = List.of();
    private Optional<CaConfiguration> configuration = Optional.empty();
    private long rootsIndex;
    private long index;
    private long number;

    private final CompletableFuture<Void> rooted = new CompletableFuture<>();

    @Override
    public synchronized Kept<List<CaRoot>> roots(QueryOptions options) {
        while (options.minQueryIndex() > 0 && rootsIndex <= options.minQueryIndex()) {
            try {
                wait();
            } catch (InterruptedException gone) {
                Thread.currentThread().interrupt();
                throw new RpcFailedException(new RpcError.Other("interrupted"));
            }
        }
        return kept(roots, rootsIndex);
    }

    @Override
    public synchronized Kept<Optional<CaConfiguration>> configuration(QueryOptions options) {
        return kept(configuration, index);
    }

    @Override
    public synchronized Kept<Optional<CaProviderState>> providerState(QueryOptions options, String id) {
        return kept(Optional.ofNullable(states.get(id)), index);
    }

    private static <T> Kept<T> kept(T value, long index) {
        return new Kept<>(value, QueryMeta.fromLeader(Math.max(1, index)));
    }

    @Override
    public synchronized boolean setRoots(long expected, List<CaRoot> replacement) {
        if (replacement.stream().filter(CaRoot::active).count() != 1) {
            throw new RpcFailedException(new RpcError.Other("there must be exactly one active CA"));
        }
        if (expected != rootsIndex) {
            return false;
        }
        roots = List.copyOf(replacement);
        rootsIndex = ++index;
        notifyAll();
        rooted.complete(null);
        return true;
    }

    @Override
    public synchronized void setConfiguration(CaConfiguration replacement) {
        String clusterId = replacement.clusterId().isEmpty()
                ? configuration.map(CaConfiguration::clusterId).orElse("")
                : replacement.clusterId();
        configuration = Optional.of(new CaConfiguration(
                clusterId,
                replacement.provider(),
                replacement.config(),
                replacement.state(),
                replacement.forceWithoutCrossSigning(),
                RaftIndex.at(++index)));
    }

    @Override
    public synchronized void setConfiguration(long expected, CaConfiguration replacement) {
        if (configuration.map(found -> found.raft().modifyIndex()).orElse(0L) != expected) {
            throw new RpcFailedException(new RpcError.Other("ModifyIndex did not match existing"));
        }
        setConfiguration(replacement);
    }

    @Override
    public synchronized void setProviderState(CaProviderState state) {
        states.put(state.id(), state);
        index++;
    }

    @Override
    public synchronized long nextNumber() {
        return ++number;
    }

    /// Completes when there are roots.
    public CompletableFuture<Void> rooted() {
        return rooted;
    }

    /// All that is kept by ids.
    public synchronized List<CaProviderState> keptStates() {
        return List.copyOf(states.values());
    }
}
