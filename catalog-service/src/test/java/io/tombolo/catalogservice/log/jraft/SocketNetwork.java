package io.tombolo.catalogservice.log.jraft;

import io.tombolo.catalogservice.voters.Site;
import io.tombolo.catalogservice.voters.VoterLimits;
import io.tombolo.core.terms.Endpoint;
import io.tombolo.core.terms.NodeName;
import io.tombolo.runtime.net.EventLoops;
import io.tombolo.runtime.tls.ReplaceableTls;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Voters on loopback, each with a port of its own, which a test can cut off.
final class SocketNetwork implements AutoCloseable {

    private final EventLoops loops = EventLoops.start("voters", 2);
    private final Map<NodeName, Voter> voters = new ConcurrentHashMap<>();
    private final Map<NodeName, Endpoint> addresses = new ConcurrentHashMap<>();
    private final Set<NodeName> cut = ConcurrentHashMap.newKeySet();

    private record Voter(Site site, SocketTransport transport) implements AutoCloseable {

        @Override
        public void close() {
            site.close();
            transport.close();
        }
    }

    /// The transport of a node; a new one replaces an old one.
    VoterTransport transport(NodeName name) {
        Voter old = voters.remove(name);
        if (old != null) {
            old.close();
        }
        var site = new Site(name, loops, ReplaceableTls.none(), VoterLimits.DEFAULT, peer -> where(name, peer));
        var transport = new SocketTransport(site.network());
        voters.put(name, new Voter(site, transport));
        addresses.put(name, site.listen());
        return transport;
    }

    private Optional<Endpoint> where(NodeName from, NodeName to) {
        return cut.contains(from) || cut.contains(to) ? Optional.empty() : Optional.ofNullable(addresses.get(to));
    }

    private Voter voter(NodeName name) {
        return Optional.ofNullable(voters.get(name)).orElseThrow();
    }

    /// Nobody hears a node, nor does it hear anybody.
    void cut(NodeName name) {
        cut.add(name);
        voter(name).site().cut();
    }

    /// It is there again, at another address.
    void heal(NodeName name) {
        cut.remove(name);
        addresses.put(name, voter(name).site().listen());
        voters.values().forEach(voter -> voter.site().network().moved(name));
    }

    @Override
    public void close() {
        voters.values().forEach(Voter::close);
        loops.close();
    }
}
