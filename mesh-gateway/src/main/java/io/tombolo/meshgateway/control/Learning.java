package io.tombolo.meshgateway.control;

import io.tombolo.core.federation.state.MeshGateway;
import io.tombolo.core.sni.route.Surroundings;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Domain;
import io.tombolo.meshgateway.api.HttpApi;
import io.tombolo.meshgateway.api.Watch;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Learns the gateway's surroundings and tells whoever lays the routes, whenever they change.
///
/// Other datacenters are asked for their gateways as well, through the own servers and, in the end, through this
/// very gateway: their answer may be newer than what they have published, and the other way round.
public final class Learning implements AutoCloseable {

    private final HttpApi api;
    private final Settings settings;
    private final Consumer<Surroundings> listener;
    private final InstantSource clock;
    private final Watch servers;
    private final Watch gateways;
    private final Watch trustDomain;
    private final MeshServices services;
    private final Map<Datacenter, Watch> others = new HashMap<>();
    private Known known = Known.NOTHING;
    private Optional<Surroundings> told = Optional.empty();
    private boolean closed;

    /// What it has to be told to begin with.
    ///
    /// @param domain         of the federation
    /// @param exposeServers  whether names of servers are routed
    /// @param gatewayService the name under which gateways are registered, here and in other datacenters
    public record Settings(Domain domain, boolean exposeServers, String gatewayService) {}

    /// @param listener told of surroundings once enough is known to route, and of every change; one call at a
    ///                 time
    public Learning(HttpApi api, Settings settings, Consumer<Surroundings> listener, InstantSource clock) {
        this.api = api;
        this.settings = settings;
        this.listener = listener;
        this.clock = clock;
        servers = new Watch(
                api,
                "/v1/health/service/consul",
                answer -> learn(before -> before.withServers(CatalogEntries.servers(answer))),
                clock);
        gateways = new Watch(
                api,
                "/v1/internal/federation-states/mesh-gateways",
                answer -> learn(before -> before.withPublished(CatalogEntries.gateways(answer))),
                clock);
        trustDomain = new Watch(
                        api,
                        "/v1/connect/ca/roots",
                        answer -> learn(before -> before.withTrustDomain(CatalogEntries.trustDomain(answer))),
                        clock)
                // Where there is no mesh, it is refused.
                .quietly();
        services = new MeshServices(api, learnt -> learn(before -> before.withServices(learnt)), clock);
    }

    public void start() {
        servers.start();
        gateways.start();
        trustDomain.start();
        services.start();
    }

    /// What is known and how the watches fare, for health.
    public synchronized Standing standing() {
        return new Standing(
                known.datacenter(),
                known.servers().map(List::size).orElse(0),
                servers.state(),
                gateways.state(),
                trustDomain.state(),
                known.services().size(),
                told.map(Surroundings::gateways).orElse(Map.of()));
    }

    private synchronized void learn(UnaryOperator<Known> change) {
        if (closed) {
            return;
        }
        known = change.apply(known);
        askOthers();
        Optional<Surroundings> now = known.surroundings(settings.domain(), settings.exposeServers());
        if (!now.equals(told)) {
            told = now;
            now.ifPresent(listener);
        }
    }

    private void askOthers() {
        for (Datacenter other : known.others()) {
            others.computeIfAbsent(other, this::ask);
        }
    }

    private Watch ask(Datacenter other) {
        String path = "/v1/health/service/%s?dc=%s".formatted(settings.gatewayService(), other);
        return new Watch(
                        api,
                        path,
                        answer -> {
                            List<MeshGateway> answered = CatalogEntries.gatewayList(answer);
                            learn(before -> before.withAnswered(other, answered));
                        },
                        clock)
                .quietly()
                .start();
    }

    @Override
    public void close() {
        List<Watch> all;
        synchronized (this) {
            closed = true;
            all = new ArrayList<>(others.values());
        }
        all.addAll(List.of(servers, gateways, trustDomain));
        all.forEach(Watch::close);
        services.close();
    }
}
