package io.tombolo.core.gossip.message;

import io.tombolo.core.wire.Bytes;
import java.util.Optional;

/// Where a member says it listens: address bytes exactly as they came, and a port.
///
/// An IPv4 address may come in 4 bytes or mapped into 16. The two forms are *not* equal: memberlist compares raw
/// bytes, and sending the other form on makes every receiver see an address conflict. [#sameHost] compares what
/// they mean. Source: gossip sheet 2 and 11.3.
///
/// @param ip 4 or 16 bytes from anyone sane, see [#isIp()]; empty where a message gives none
/// @param port 0 to 65535; 0 where a message gives none
public record Address(Bytes ip, int port) {

    /// No address.
    public static final Address NONE = new Address(Bytes.EMPTY, 0);

    private static final int MAX_PORT = 65_535;

    /// @throws IllegalArgumentException if the port is out of range
    public Address {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("port must be from 0 to %d. received: %d".formatted(MAX_PORT, port));
        }
    }

    /// Reads `1.2.3.4:8302` or `[2001:db8::1]:8302`; empty if the text is neither. Never throws.
    public static Optional<Address> parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        Optional<Integer> port = IpText.decimal(text.substring(colon + 1), MAX_PORT);
        return IpText.parseHost(text.substring(0, colon)).flatMap(ip -> port.map(number -> new Address(ip, number)));
    }

    /// Whether there are 4 or 16 address bytes.
    public boolean isIp() {
        return ip.length() == IpText.V4_LENGTH || ip.length() == IpText.V6_LENGTH;
    }

    /// Whether the message gave neither address nor port.
    public boolean isNone() {
        return ip.isEmpty() && port == 0;
    }

    /// Whether both mean the same host, an IPv4 address in either form, whatever the ports.
    public boolean sameHost(Address other) {
        return IpText.unmapped(ip).equals(IpText.unmapped(other.ip));
    }

    /// The same host at another port.
    public Address withPort(int otherPort) {
        return new Address(ip, otherPort);
    }

    /// The host alone: `1.2.3.4`, `2001:db8::1`; `?` and the bytes in hex if it is no address.
    public String host() {
        return IpText.format(ip);
    }

    @Override
    public String toString() {
        String host = host();
        return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
    }
}
