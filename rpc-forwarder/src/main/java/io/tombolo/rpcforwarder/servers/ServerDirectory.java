package io.tombolo.rpcforwarder.servers;

import io.tombolo.contract.members.Member;
import io.tombolo.contract.members.MemberChange;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.NodeName;
import io.tombolo.core.terms.WanName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The servers of each datacenter in the order in which to ask them: the first is asked until it fails, then it is
/// last. Safe for all threads.
///
/// Source: WAN federation sheet 8.3.
public final class ServerDirectory {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.rpc.servers");

    private final TreeMap<Datacenter, List<Entry>> datacenters = new TreeMap<>();

    private record Entry(Server server, boolean alive) {}

    /// Whom to ask.
    public sealed interface Candidates {

        /// These, in this order; at least one.
        record Alive(List<Server> servers) implements Candidates {}

        /// Servers of the datacenter are known, and none of them is held for alive: these are the failed ones, of which
        /// one may be back before gossip has heard of it.
        record NobodyAlive(List<Server> failed) implements Candidates {

            public NobodyAlive {
                failed = List.copyOf(failed);
            }
        }

        /// No server of the datacenter is known.
        record Unknown() implements Candidates {}
    }

    /// Takes a change of the WAN pool, in which there are servers only.
    public void heard(MemberChange change) {
        switch (ServerMember.of(change.member())) {
            case ServerMember.Is(Server server) -> learn(change, server);
            case ServerMember.IsNot(String reason) ->
                LOG.atWarn()
                        .addKeyValue("member", change.member().name())
                        .addKeyValue("cause", reason)
                        .log("a member of the WAN pool is not a server that could be asked");
        }
    }

    /// Takes a change of the LAN pool, in which members have no datacenter in their names, and need not be
    /// servers.
    public void heardInLan(Datacenter own, MemberChange change) {
        Member member = change.member();
        if (ServerMember.isServer(member)) {
            heard(new MemberChange(
                    change.kind(),
                    new Member(
                            member.name() + "." + own.name(),
                            member.address(),
                            member.status(),
                            member.tags(),
                            member.versions())));
        }
    }

    private synchronized void learn(MemberChange change, Server server) {
        switch (change.kind()) {
            case JOINED, UPDATED, FAILED ->
                put(new Entry(server, change.member().status() == Member.Status.ALIVE));
            case LEFT, FORGOTTEN -> remove(server.name());
        }
        if (change.member().status() == Member.Status.LEFT) {
            remove(server.name());
        }
    }

    /// A known one keeps its place while it stays as alive as it was; a failed one goes to the end.
    private void put(Entry entry) {
        List<Entry> entries = datacenters.computeIfAbsent(entry.server().name().datacenter(), _ -> new ArrayList<>());
        int place = place(entries, entry.server().name());
        if (place >= 0 && entry.alive() == entries.get(place).alive()) {
            entries.set(place, entry);
            return;
        }
        if (place >= 0) {
            entries.remove(place);
        }
        entries.add(entry);
    }

    private void remove(WanName name) {
        List<Entry> entries = datacenters.getOrDefault(name.datacenter(), List.of());
        int place = place(entries, name);
        if (place >= 0) {
            entries.remove(place);
            if (entries.isEmpty()) {
                datacenters.remove(name.datacenter());
            }
        }
    }

    private static int place(List<Entry> entries, WanName name) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).server().name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /// Whom to ask in a datacenter.
    public synchronized Candidates candidates(Datacenter datacenter) {
        List<Entry> entries = datacenters.get(datacenter);
        if (entries == null) {
            return new Candidates.Unknown();
        }
        List<Server> alive =
                entries.stream().filter(Entry::alive).map(Entry::server).toList();
        return alive.isEmpty()
                ? new Candidates.NobodyAlive(entries.stream().map(Entry::server).toList())
                : new Candidates.Alive(alive);
    }

    /// One server, alive or not.
    public synchronized Optional<Server> find(Datacenter datacenter, NodeName node) {
        return datacenters.getOrDefault(datacenter, List.of()).stream()
                .map(Entry::server)
                .filter(server -> server.name().node().equals(node))
                .findFirst();
    }

    /// A call to the server failed: others are asked before it from now on.
    public synchronized void failed(Server server) {
        List<Entry> entries = datacenters.getOrDefault(server.name().datacenter(), List.of());
        int place = place(entries, server.name());
        if (place >= 0) {
            entries.add(entries.remove(place));
        }
    }

    /// All datacenters of which a server is known, by name.
    public synchronized List<Datacenter> datacenters() {
        return List.copyOf(datacenters.keySet());
    }
}
