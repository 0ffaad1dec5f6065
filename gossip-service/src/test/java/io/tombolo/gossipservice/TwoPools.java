package io.tombolo.gossipservice;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tombolo.contract.members.Pool;
import io.tombolo.runtime.net.EventLoops;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;

/// The members `subject` and `neighbour` on loopback sockets, each a LAN pool of its own.
final class TwoPools implements AutoCloseable {

    final EventLoops loops = EventLoops.start("test-net", 1);
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final GossipPool subject = start("subject", 0);
    final GossipPool neighbour = start("neighbour", 0);

    TwoPools() throws IOException {}

    GossipPool start(String name, int port) throws IOException {
        var bind = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return GossipPool.start(
                PoolSettings.library(Pool.LAN, name, bind), GossipPool.Surroundings.plain(loops, meters));
    }

    static GossipMembers members(GossipPool lan) {
        return new GossipMembers(Map.of(Pool.LAN, lan));
    }

    String neighbourAddress() {
        return "127.0.0.1:" + neighbour.address().getPort();
    }

    @Override
    public void close() {
        subject.close();
        neighbour.close();
        loops.close();
    }
}
