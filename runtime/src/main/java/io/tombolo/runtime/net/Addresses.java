package io.tombolo.runtime.net;

import java.net.InetSocketAddress;

/// Socket addresses as people read them.
public final class Addresses {

    private Addresses() {}

    /// `10.0.0.1:8302`, `[::1]:8302`.
    public static String text(InetSocketAddress address) {
        String host = address.isUnresolved()
                ? address.getHostString()
                : address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
