package io.tombolo.catalogservice.servers;

import io.tombolo.catalogservice.log.ReplicatedLog;
import io.tombolo.contract.leadership.Leadership;
import io.tombolo.contract.leadership.Standing;
import io.tombolo.contract.members.Subscription;
import io.tombolo.core.terms.Endpoint;
import io.tombolo.core.terms.NodeName;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Who leads and votes, as the log says, and where they take calls, as the LAN pool says.
public final class CatalogLeadership implements Leadership {

    private final ReplicatedLog<?> log;
    private final LanServers servers;
    private final NodeName self;

    public CatalogLeadership(ReplicatedLog<?> log, LanServers servers, NodeName self) {
        this.log = log;
        this.servers = servers;
        this.self = self;
    }

    @Override
    public Standing standing() {
        return log.standing();
    }

    @Override
    public Subscription watch(Consumer<Standing> listener) {
        return log.watchStanding(listener);
    }

    @Override
    public Optional<Endpoint> leaderAddress() {
        return leader().flatMap(servers::find).map(LanServer::calls);
    }

    /// Who leads.
    public Optional<NodeName> leader() {
        return switch (log.standing()) {
            case Standing.Leads() -> Optional.of(self);
            case Standing.Follows(var leader) -> Optional.of(leader);
            case Standing.Leaderless(var hadLeader) -> Optional.empty();
        };
    }

    @Override
    public List<Endpoint> voters() {
        return log.voters().stream()
                .map(servers::find)
                .flatMap(Optional::stream)
                .map(LanServer::calls)
                .toList();
    }
}
