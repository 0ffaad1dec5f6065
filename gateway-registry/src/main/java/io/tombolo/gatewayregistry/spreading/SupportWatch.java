package io.tombolo.gatewayregistry.spreading;

import io.tombolo.contract.members.Member;
import io.tombolo.contract.members.Members;
import io.tombolo.contract.members.Pool;
import io.tombolo.contract.members.PoolUnavailableException;
import io.tombolo.contract.members.Subscription;
import io.tombolo.core.federation.state.FederationSupport;
import io.tombolo.core.federation.state.FederationSupport.SeenServer;
import io.tombolo.core.terms.Datacenter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds out when federation states are supported, and which datacenters there are, from both pools.
final class SupportWatch implements AutoCloseable {

    private final Members members;
    private final FederationSupport support;
    private final CompletableFuture<Void> established = new CompletableFuture<>();
    private final List<Subscription> watches;

    SupportWatch(Datacenter own, Datacenter primary, Members members) {
        this.members = members;
        support = new FederationSupport(own, primary);
        watches = Arrays.stream(Pool.values())
                .map(pool -> members.watch(pool, _ -> look(false)))
                .toList();
    }

    /// Completes once they are supported.
    CompletableFuture<Void> established() {
        return established;
    }

    /// A record is in the own store: then they are.
    void recordStored() {
        look(true);
    }

    private void look(boolean stored) {
        if (!established.isDone() && established(stored)) {
            established.complete(null);
        }
    }

    private synchronized boolean established(boolean stored) {
        return support.look(
                stored,
                servers().map(SupportWatch::seen).flatMap(Optional::stream).toList());
    }

    /// Datacenters of which any server is known, dead or alive.
    Set<Datacenter> datacenters() {
        return servers()
                .map(SupportWatch::seen)
                .flatMap(Optional::stream)
                .map(SeenServer::datacenter)
                .collect(Collectors.toSet());
    }

    private Stream<Member> servers() {
        try {
            return Arrays.stream(Pool.values())
                    .flatMap(pool -> members.view(pool).stream())
                    .filter(member -> "consul".equals(member.tags().get("role")));
        } catch (PoolUnavailableException away) {
            return Stream.empty();
        }
    }

    private static Optional<SeenServer> seen(Member member) {
        try {
            return Optional.of(new SeenServer(
                    new Datacenter(member.tags().getOrDefault("dc", "")),
                    FederationSupport.TAG_VALUE.equals(member.tags().get(FederationSupport.TAG)),
                    member.status() == Member.Status.LEFT));
        } catch (IllegalArgumentException notAServer) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        watches.forEach(Subscription::close);
    }
}
