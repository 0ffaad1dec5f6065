package io.tombolo.gossipservice;

import io.tombolo.runtime.net.EventLoops;
import io.tombolo.runtime.net.TcpEndpoint;
import io.tombolo.runtime.net.UdpEndpoint;
import java.io.IOException;
import java.net.InetSocketAddress;

/// The sockets of a pool: UDP and TCP on one port.
record Sockets(UdpEndpoint packets, TcpEndpoint streams) {

    /// A port that the system chose for UDP may be taken for TCP; then another one is asked for, this often.
    private static final int ATTEMPTS = 20;

    /// Listens for streams.
    @FunctionalInterface
    interface Listening {

        TcpEndpoint at(InetSocketAddress address) throws IOException;
    }

    /// Binds both.
    ///
    /// @param bind port 0 lets the system choose
    /// @throws IOException if the address cannot be bound; the message names it
    static Sockets open(EventLoops loops, InetSocketAddress bind, UdpEndpoint.Receiver receiver, Listening listening)
            throws IOException {
        for (int attempt = 1; ; attempt++) {
            UdpEndpoint packets = UdpEndpoint.open(loops, bind, receiver);
            try {
                var streams = listening.at(new InetSocketAddress(
                        bind.getAddress(), packets.address().getPort()));
                return new Sockets(packets, streams);
            } catch (IOException taken) {
                packets.close();
                if (bind.getPort() != 0 || attempt == ATTEMPTS) {
                    throw taken;
                }
            }
        }
    }
}
