package io.tombolo.catalogservice.servers;

import io.tombolo.contract.members.Members;
import io.tombolo.contract.members.Pool;
import io.tombolo.core.terms.NodeName;
import java.util.List;
import java.util.Optional;

/// The servers of this datacenter that the LAN pool knows, alive or not.
public final class LanServers {

    private final Members members;

    public LanServers(Members members) {
        this.members = members;
    }

    /// All of them, by name.
    public List<LanServer> all() {
        return members.view(Pool.LAN).stream()
                .map(LanServer::of)
                .flatMap(Optional::stream)
                .toList();
    }

    /// The one of a name.
    public Optional<LanServer> find(NodeName name) {
        return all().stream().filter(server -> server.name().equals(name)).findFirst();
    }
}
