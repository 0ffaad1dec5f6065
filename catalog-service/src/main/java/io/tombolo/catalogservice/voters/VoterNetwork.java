package io.tombolo.catalogservice.voters;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tombolo.core.terms.Endpoint;
import io.tombolo.core.terms.NodeName;
import io.tombolo.core.terms.ServerName;
import io.tombolo.core.terms.TypedReason;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.PortProtocol;
import io.tombolo.core.wire.rpc.VoterFrame;
import io.tombolo.runtime.net.ByteStream;
import io.tombolo.runtime.pool.Connector;
import io.tombolo.runtime.pool.DialFailure;
import io.tombolo.runtime.pool.Dialled;
import io.tombolo.runtime.port.Peer;
import io.tombolo.runtime.port.StreamAcceptor;
import io.tombolo.runtime.tls.ReplaceableTls;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All connections of this server with the others that keep the log.
///
/// With a certificate every connection is mutual TLS, and both sides have to prove that they are servers of this
/// datacenter. Without, anybody who reaches the port is heard, as on the whole port. From any thread.
public final class VoterNetwork implements StreamAcceptor, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.catalog.voters");

    /// Sources times reasons that are logged; what comes from more of them is only counted.
    private static final int LOGGED_COMPLAINTS = 1_000;

    private final Self self;
    private final Function<NodeName, Optional<Endpoint>> where;
    private final Connector connector;
    private final ReplaceableTls tls;
    private final VoterLimits limits;
    private final MeterRegistry meters;
    private final Map<Integer, VoterHandler> handlers = new ConcurrentHashMap<>();
    private final Map<NodeName, VoterLink> links = new ConcurrentHashMap<>();
    private final Map<NodeName, VoterGuest> guests = new ConcurrentHashMap<>();
    private final Set<String> complaints = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /// Who this server is.
    ///
    /// @param proof the name that certificates of its datacenter's servers carry
    public record Self(NodeName name, ServerName.AnyServer proof) {

        String datacenter() {
            return proof.datacenter().name();
        }
    }

    /// Why somebody was sent away. Words for counters.
    enum Refused {
        /// No certificate of a server of this datacenter.
        STRANGER,
        /// Said nothing.
        SILENT,
        /// Said what nobody of ours says.
        MALFORMED,
        /// Means another server.
        MISTAKEN,
        /// Asks and does not listen.
        DEAF
    }

    /// @param where     where a server of this datacenter takes connections, as it is known at the moment
    /// @param connector closed by the caller
    public VoterNetwork(
            Self self,
            Function<NodeName, Optional<Endpoint>> where,
            Connector connector,
            ReplaceableTls tls,
            VoterLimits limits,
            MeterRegistry meters) {
        this.self = self;
        this.where = where;
        this.connector = connector;
        this.tls = tls;
        this.limits = limits;
        this.meters = meters;
        Gauge.builder("raft.voters.connections", links, VoterNetwork::open)
                .tag("direction", "out")
                .register(meters);
        Gauge.builder("raft.voters.connections", guests, Map::size)
                .tag("direction", "in")
                .register(meters);
    }

    private static long open(Map<NodeName, VoterLink> links) {
        return links.values().stream().filter(VoterLink::isOpen).count();
    }

    /// Who answers questions of a kind. To be told before they come.
    ///
    /// @param kind 1 to 255
    public void answering(int kind, VoterHandler handler) {
        handlers.put(kind, handler);
    }

    /// Asks a server. Questions to one server are sent in the order in which they are asked.
    ///
    /// @param told exactly once, on any thread, perhaps this one: must not wait
    public void ask(NodeName peer, int kind, Bytes body, Duration within, Consumer<Reply> told) {
        if (closed) {
            told.accept(new Reply.None(true, "this server is stopping"));
            return;
        }
        links.computeIfAbsent(peer, name -> new VoterLink(this, name)).ask(kind, body, within, told);
    }

    /// The LAN pool has news of a server.
    public void moved(NodeName peer) {
        VoterLink link = links.get(peer);
        if (link != null) {
            link.moved(where.apply(peer).map(VoterNetwork::address));
        }
    }

    private static InetSocketAddress address(Endpoint endpoint) {
        return new InetSocketAddress(endpoint.host(), endpoint.port());
    }

    @Override
    public ByteStream.Handler accept(Peer peer) {
        if (!closed && isServer(peer)) {
            return new VoterGuest(this, peer.address());
        }
        return new ByteStream.Handler() {
            @Override
            public void opened(ByteStream stream) {
                refused(
                        Refused.STRANGER,
                        peer.address(),
                        "its certificate has to carry %s; it carries %s"
                                .formatted(self.proof().text(), peer.names()));
                stream.close();
            }

            @Override
            public void received(ByteStream stream, Bytes bytes) {
                // It is closed already.
            }

            @Override
            public void closed(String reason) {
                // It was refused, and counted.
            }
        };
    }

    private boolean isServer(Peer peer) {
        return !tls.isPresent()
                || (peer.security() == Peer.Security.MUTUAL_TLS
                        && peer.names().contains(self.proof().text().toLowerCase(Locale.ROOT)));
    }

    VoterLimits limits() {
        return limits;
    }

    Optional<VoterHandler> handler(int kind) {
        return Optional.ofNullable(handlers.get(kind));
    }

    VoterFrame hello(NodeName peer) {
        return new VoterFrame.Hello(self.datacenter(), self.name().name(), peer.name());
    }

    /// Why somebody who says this is not heard.
    Optional<String> obstacle(VoterFrame.Hello hello) {
        if (!hello.datacenter().equals(self.datacenter())) {
            return Optional.of("this is datacenter " + self.datacenter());
        }
        if (!hello.to().equals(self.name().name())) {
            return Optional.of("this is " + self.name());
        }
        if (hello.from().equals(self.name().name())) {
            return Optional.of("this is " + self.name() + " itself: two servers have one name");
        }
        try {
            var _ = new NodeName(hello.from());
            return Optional.empty();
        } catch (IllegalArgumentException noName) {
            return Optional.of(String.valueOf(noName.getMessage()));
        }
    }

    void dial(NodeName peer, Dialled dialled) {
        Optional<Endpoint> endpoint = where.apply(peer);
        if (endpoint.isEmpty()) {
            dialled.refused(new DialFailure.NoRoute(
                    new TypedReason.NoLiveServer(self.proof().datacenter())));
            return;
        }
        connector.connect(
                address(endpoint.get()),
                tls.isPresent() ? new Connector.Way.ByName(self.proof()) : new Connector.Way.Plain(),
                PortProtocol.VOTERS,
                limits.connect(),
                dialled);
    }

    /// A server has connected; a connection of before is stale.
    void arrived(NodeName name, VoterGuest guest) {
        VoterGuest before = guests.put(name, guest);
        if (before != null && before.leave()) {
            before.close();
        }
    }

    void left(VoterGuest guest) {
        guest.name().ifPresent(name -> guests.remove(name, guest));
        Set.copyOf(handlers.values()).forEach(handler -> handler.gone(guest));
    }

    void connected(NodeName peer, InetSocketAddress address, boolean news) {
        if (news) {
            LOG.atInfo()
                    .addKeyValue("server", peer)
                    .addKeyValue("address", address)
                    .log("a server of the log is connected again");
        }
    }

    void disconnected(NodeName peer, String reason, boolean news) {
        meters.counter("raft.voters.lost", "server", peer.name()).increment();
        if (news && !closed) {
            LOG.atWarn()
                    .addKeyValue("server", peer)
                    .addKeyValue("cause", reason)
                    .log("a server of the log cannot be reached; it is tried again");
        }
    }

    /// Logged once for each reason and address: whoever is refused comes again.
    void refused(Refused kind, InetSocketAddress address, String reason) {
        meters.counter("raft.voters.refused", "reason", kind.name().toLowerCase(Locale.ROOT))
                .increment();
        String source = address.getAddress() == null
                ? address.getHostString()
                : address.getAddress().getHostAddress();
        if (complaints.size() < LOGGED_COMPLAINTS && complaints.add(kind + " " + source)) {
            LOG.atWarn()
                    .addKeyValue("address", source)
                    .addKeyValue("cause", reason)
                    .log("a connection to the log is refused");
        }
    }

    @Override
    public void close() {
        closed = true;
        links.values().forEach(VoterLink::close);
        guests.values().forEach(VoterGuest::close);
    }
}
