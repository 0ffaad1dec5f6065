package io.tombolo.catalogservice.voters;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Domain;
import io.tombolo.core.terms.Endpoint;
import io.tombolo.core.terms.NodeName;
import io.tombolo.core.terms.ServerName;
import io.tombolo.core.wire.rpc.PortProtocol;
import io.tombolo.runtime.loop.MonotonicClock;
import io.tombolo.runtime.net.EventLoops;
import io.tombolo.runtime.pool.Connector;
import io.tombolo.runtime.port.PortLimits;
import io.tombolo.runtime.port.PortServices;
import io.tombolo.runtime.port.ServerPort;
import io.tombolo.runtime.tls.ReplaceableTls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Function;

/// One server on loopback: its connections with others, and a port that takes theirs.
public final class Site implements AutoCloseable {

    private static final ServerName.AnyServer PROOF =
            new ServerName.AnyServer(new Datacenter("dc1"), new Domain("consul"));

    private final EventLoops loops;
    private final ReplaceableTls tls;
    private final Connector connector;
    private final VoterNetwork network;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Optional<ServerPort> port = Optional.empty();

    /// @param where as this server is to know it
    public Site(
            NodeName name,
            EventLoops loops,
            ReplaceableTls tls,
            VoterLimits limits,
            Function<NodeName, Optional<Endpoint>> where) {
        this.loops = loops;
        this.tls = tls;
        connector = new Connector(loops, tls);
        network = new VoterNetwork(new VoterNetwork.Self(name, PROOF), where, connector, tls, limits, meters);
    }

    /// Listens, each time at another address, which it returns.
    public Endpoint listen() {
        try {
            ServerPort listening = ServerPort.listen(
                    loops,
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    tls,
                    false,
                    PortServices.of((method, body, peer, responder) -> {
                                throw new IllegalStateException("nobody calls " + method);
                            })
                            .with(PortProtocol.VOTERS, network),
                    PortLimits.DEFAULT,
                    MonotonicClock.system());
            port = Optional.of(listening);
            InetSocketAddress address = listening.address();
            return new Endpoint(address.getAddress().getHostAddress(), address.getPort());
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /// Closes the port, and all connections.
    public void cut() {
        port.ifPresent(ServerPort::close);
        port = Optional.empty();
        connector.close();
    }

    /// Its connections with others.
    public VoterNetwork network() {
        return network;
    }

    /// How often somebody was sent away for this reason.
    double refused(VoterNetwork.Refused reason) {
        return meters.counter("raft.voters.refused", "reason", reason.name().toLowerCase(java.util.Locale.ROOT))
                .count();
    }

    @Override
    public void close() {
        network.close();
        cut();
    }
}
