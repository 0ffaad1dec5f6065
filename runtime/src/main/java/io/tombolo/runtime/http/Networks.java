package io.tombolo.runtime.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/// Sets of addresses, such as `10.0.0.0/8` or `fd00::/8`.
///
/// @param all none means every address
public record Networks(List<Network> all) {

    /// Every address.
    public static final Networks EVERY = new Networks(List.of());

    /// Takes a copy of the list.
    public Networks {
        all = List.copyOf(all);
    }

    /// One of them.
    ///
    /// @param length bits of the address that count
    public record Network(InetAddress address, int length) {

        boolean contains(InetAddress other) {
            byte[] own = address.getAddress();
            byte[] theirs = other.getAddress();
            if (own.length != theirs.length) {
                return false;
            }
            for (int bit = 0; bit < length; bit++) {
                int mask = 0x80 >> (bit % Byte.SIZE);
                if ((own[bit / Byte.SIZE] & mask) != (theirs[bit / Byte.SIZE] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    /// Reads them as they are configured.
    ///
    /// @throws IllegalArgumentException if one is no network; the message says which
    public static Networks of(List<String> texts) {
        List<Network> all = new ArrayList<>();
        for (String text : texts) {
            all.add(network(text));
        }
        return new Networks(all);
    }

    private static Network network(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        boolean isLiteral = !address.isEmpty() && address.chars().allMatch(Networks::standsInAddress);
        try {
            if (isLiteral) {
                InetAddress parsed = InetAddress.getByName(address);
                int bits = parsed.getAddress().length * Byte.SIZE;
                int length = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
                if (length >= 0 && length <= bits) {
                    return new Network(parsed, length);
                }
            }
        } catch (UnknownHostException | NumberFormatException noNetwork) {
            throw new IllegalArgumentException("%s is no network such as 10.0.0.0/8".formatted(text), noNetwork);
        }
        throw new IllegalArgumentException("%s is no network such as 10.0.0.0/8".formatted(text));
    }

    private static boolean standsInAddress(int c) {
        return Character.digit(c, 16) >= 0 || c == '.' || c == ':';
    }

    /// Whether one of them has the address.
    public boolean contain(InetAddress address) {
        return all.isEmpty() || all.stream().anyMatch(network -> network.contains(address));
    }
}
