package io.tombolo.gossipservice;

import io.tombolo.core.gossip.message.Address;
import io.tombolo.core.wire.Bytes;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/// Addresses of the wire as addresses of sockets, and back.
final class SocketAddresses {

    private SocketAddresses() {}

    static Address of(InetSocketAddress address) {
        return new Address(Bytes.wrap(address.getAddress().getAddress()), address.getPort());
    }

    /// Address bytes that are no address become the unspecified one, to which nothing can be sent.
    static InetSocketAddress of(Address address) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(address.ip().toArray()), address.port());
        } catch (UnknownHostException notAnAddress) {
            return InetSocketAddress.createUnresolved(address.host(), address.port());
        }
    }
}
