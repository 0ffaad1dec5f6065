package io.tombolo.testing.sim;

import io.tombolo.core.terms.Endpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Carries packets and streams between nodes, as badly as it is told to.
///
/// Addresses belong to a [Site]: a packet goes to the host that has the address in the first of the sender's
/// sites, or in a site to which that one has a [#route]. So two datacenters may use the same addresses, and
/// neither reaches the other but through a node that is attached to both, or by [Host#sendTo].
///
/// The link of two nodes is the one set for them, else the one set for their home sites, else the default; a node
/// reaches itself at once and always. Each packet is settled by one draw of its sender's randomness.
public final class SimulatedNetwork {

    /// A UDP datagram's most bytes over IPv4: 65,535 less 20 of IP and 8 of UDP.
    public static final int PACKET_LIMIT = 65_507;

    private final Simulation simulation;
    private final SimulatedStreams streams;
    private final Map<Site, Map<String, SimulatedNode<?, ?>>> hosts = new HashMap<>();
    private final Map<Site, Set<Site>> routes = new HashMap<>();
    private final Map<Sites, Link> siteLinks = new HashMap<>();
    private final Map<Long, Link> nodeLinks = new HashMap<>();
    private final List<Cut> cuts = new ArrayList<>();
    private final SplitMix draws = new SplitMix(0);
    private Link defaultLink = Link.LAN;
    private Duration patience = Duration.ofSeconds(20);
    private long sent;
    private long delivered;
    private long dropped;

    SimulatedNetwork(Simulation simulation) {
        this.simulation = simulation;
        this.streams = new SimulatedStreams(simulation, this);
    }

    private record Sites(Site from, Site to) {}

    /// A host that was found by an address, and the site in which it was found.
    private record Found(Site site, SimulatedNode<?, ?> node) {}

    /// Datagrams since the start. A duplicate is delivered twice, so `delivered` may exceed `sent`.
    ///
    /// @param sent      asked to be sent
    /// @param delivered put on their way to a host, up or not
    /// @param dropped   lost, cut, too long, or without a host of that address
    public record Counts(long sent, long delivered, long dropped) {}

    /// The link of all nodes for which no other is set. [Link#LAN] at first.
    public void setDefaultLink(Link link) {
        defaultLink = link;
    }

    /// The link from nodes at home in one site to those in another, or the same; this way only.
    public void setLink(Site from, Site to, Link link) {
        siteLinks.put(new Sites(from, to), link);
    }

    /// The link from one node to another; this way only.
    public void setLink(SimulatedNode<?, ?> from, SimulatedNode<?, ?> to, Link link) {
        nodeLinks.put(pair(from, to), link);
    }

    /// How long a stream tries against silence before it fails. 20 s at first.
    public void setPatience(Duration newPatience) {
        patience = newPatience;
    }

    /// Lets hosts of one site reach addresses of another that their own sites do not have, as through a NAT: the
    /// far host sees the sender's home address, which need not mean the sender there. This way only; streams
    /// answer anyway.
    public void route(Site from, Site to) {
        routes.computeIfAbsent(from, _ -> new LinkedHashSet<>()).add(to);
    }

    /// Cuts one node off another, one way: what `from` sends does not reach `to`.
    public Cut cut(SimulatedNode<?, ?> from, SimulatedNode<?, ?> to) {
        return cut(List.of(from), List.of(to));
    }

    /// Cuts one group of nodes off another, one way.
    public Cut cut(Collection<? extends SimulatedNode<?, ?>> from, Collection<? extends SimulatedNode<?, ?>> to) {
        return begin(new Cut.OneWay(indexes(from), indexes(to)));
    }

    /// Cuts a group of nodes off all others, both ways.
    public Cut partition(Collection<? extends SimulatedNode<?, ?>> side) {
        return begin(new Cut.Around(indexes(side)));
    }

    /// Cuts the nodes that are at home in a site off all others, both ways.
    public Cut partition(Site site) {
        Predicate<SimulatedNode<?, ?>> atHome = node -> node.sites().getFirst().equals(site);
        return partition(simulation.nodes().stream().filter(atHome).toList());
    }

    /// Heals all cuts.
    public void heal() {
        List.copyOf(cuts).forEach(Cut::heal);
    }

    /// What happened to datagrams so far.
    public Counts counts() {
        return new Counts(sent, delivered, dropped);
    }

    void attach(SimulatedNode<?, ?> node) {
        node.place().addresses().forEach((site, address) -> {
            SimulatedNode<?, ?> holder =
                    hosts.computeIfAbsent(site, _ -> new HashMap<>()).putIfAbsent(address, node);
            if (holder != null) {
                throw new IllegalArgumentException(
                        "address %s of site %s is taken by node %s".formatted(address, site, holder));
            }
        });
    }

    SimulatedStreams streams() {
        return streams;
    }

    Duration patience() {
        return patience;
    }

    void send(SimulatedNode<?, ?> from, int fromPort, Endpoint to, Object content, int length) {
        Optional<Found> found = find(from, to.host());
        if (found.isEmpty()) {
            sent++;
            drop(from, "no-route", new Packet(from.source(from.sites().getFirst(), fromPort), to, content, length));
            return;
        }
        Endpoint source = from.source(found.get().site(), fromPort);
        carry(from, found.get().node(), new Packet(source, to, content, length));
    }

    void sendTo(SimulatedNode<?, ?> from, String nodeName, int port, Object content, int length) {
        SimulatedNode<?, ?> to = simulation.node(nodeName);
        Endpoint source = from.source(from.sites().getFirst(), port);
        carry(from, to, new Packet(source, to.source(to.sites().getFirst(), port), content, length));
    }

    /// The node that has this address from where `from` is.
    Optional<SimulatedNode<?, ?>> nodeAt(SimulatedNode<?, ?> from, String address) {
        return find(from, address).map(Found::node);
    }

    boolean isCut(SimulatedNode<?, ?> from, SimulatedNode<?, ?> to) {
        for (Cut cut : cuts) {
            if (cut.blocks(from.index(), to.index())) {
                return true;
            }
        }
        return false;
    }

    Link link(SimulatedNode<?, ?> from, SimulatedNode<?, ?> to) {
        if (!nodeLinks.isEmpty()) {
            Link own = nodeLinks.get(pair(from, to));
            if (own != null) {
                return own;
            }
        }
        return siteLinks.isEmpty()
                ? defaultLink
                : siteLinks.getOrDefault(
                        new Sites(from.sites().getFirst(), to.sites().getFirst()), defaultLink);
    }

    private void carry(SimulatedNode<?, ?> from, SimulatedNode<?, ?> to, Packet packet) {
        sent++;
        if (packet.length() > PACKET_LIMIT) {
            drop(from, "too-long", packet);
            return;
        }
        if (from == to) {
            deliver(0, to, packet);
            return;
        }
        draws.reseed(from.packetDraws().nextLong());
        Link link = link(from, to);
        boolean lost = draws.chance(link.loss());
        boolean twice = draws.chance(link.duplication());
        if (isCut(from, to)) {
            drop(from, "cut", packet);
        } else if (lost) {
            drop(from, "lost", packet);
        } else {
            from.record(twice ? "send-twice" : "send", packet);
            deliver(link.transitNanos(draws), to, packet);
            if (twice) {
                deliver(link.transitNanos(draws), to, packet);
            }
        }
    }

    private void deliver(long transitNanos, SimulatedNode<?, ?> to, Packet packet) {
        delivered++;
        simulation.schedule(transitNanos, () -> to.arrive(packet));
    }

    private void drop(SimulatedNode<?, ?> from, String why, Packet packet) {
        dropped++;
        from.record(why, packet);
    }

    private Optional<Found> find(SimulatedNode<?, ?> from, String address) {
        for (Site site : from.sites()) {
            Optional<Found> here = lookUp(site, address);
            if (here.isPresent()) {
                return here;
            }
        }
        for (Site site : from.sites()) {
            for (Site beyond : routes.getOrDefault(site, Set.of())) {
                Optional<Found> there = lookUp(beyond, address);
                if (there.isPresent()) {
                    return there;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Found> lookUp(Site site, String address) {
        return Optional.ofNullable(hosts.getOrDefault(site, Map.of()).get(address))
                .map(node -> new Found(site, node));
    }

    private Cut begin(Cut.Shape shape) {
        Cut cut = new Cut(shape, this::end);
        cuts.add(cut);
        simulation.record("-", "cut", cut.text());
        return cut;
    }

    private void end(Cut cut) {
        if (cuts.remove(cut)) {
            simulation.record("-", "heal", cut.text());
        }
    }

    private static long pair(SimulatedNode<?, ?> from, SimulatedNode<?, ?> to) {
        return ((long) from.index() << 32) | to.index();
    }

    private static BitSet indexes(Collection<? extends SimulatedNode<?, ?>> nodes) {
        BitSet indexes = new BitSet();
        nodes.forEach(node -> indexes.set(node.index()));
        return indexes;
    }
}
