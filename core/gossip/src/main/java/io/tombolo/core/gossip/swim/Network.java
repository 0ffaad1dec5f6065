package io.tombolo.core.gossip.swim;

import io.tombolo.core.gossip.message.Address;
import io.tombolo.core.wire.Bytes;

/// A range of addresses that members may have: `10.0.0.0/8`, `2001:db8::/32`.
///
/// An IPv4 address counts as the same in its 4 and its 16 byte form. Source: gossip sheet 11.4,
/// `serf_*_allowed_cidrs`.
///
/// @param base       an address of the range, 4 or 16 bytes
/// @param prefixBits leading bits that all of the range have in common
public record Network(Bytes base, int prefixBits) {

    /// @throws IllegalArgumentException if the base is no address, or the prefix is longer than it
    public Network {
        if (!new Address(base, 0).isIp() || prefixBits < 0 || prefixBits > base.length() * Byte.SIZE) {
            throw new IllegalArgumentException("network must be an address and a prefix that fits it. received: %s/%d"
                    .formatted(new Address(base, 0).host(), prefixBits));
        }
    }

    /// Reads `<address>/<prefix bits>`.
    ///
    /// @throws IllegalArgumentException if the text is not of that form
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        String bits = text.substring(slash + 1);
        if (slash < 0 || bits.isEmpty() || bits.length() > 3 || !bits.chars().allMatch(Character::isDigit)) {
            throw malformed(text);
        }
        String host = text.substring(0, slash);
        String bracketed = host.contains(":") ? "[" + host + "]:0" : host + ":0";
        Bytes base = Address.parse(bracketed).orElseThrow(() -> malformed(text)).ip();
        return new Network(base, Integer.parseInt(bits));
    }

    /// Whether the address lies in the range.
    public boolean contains(Address address) {
        Bytes ip = inFormOfBase(address.ip());
        if (ip.length() != base.length()) {
            return false;
        }
        for (int bit = 0; bit < prefixBits; bit++) {
            int mask = 0x80 >>> (bit % Byte.SIZE);
            if (((ip.at(bit / Byte.SIZE) ^ base.at(bit / Byte.SIZE)) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    private Bytes inFormOfBase(Bytes ip) {
        boolean mapped =
                ip.length() == 16 && base.length() == 4 && new Address(ip, 0).sameHost(new Address(ip.from(12), 0));
        return mapped ? ip.from(12) : ip;
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException(
                "network must be <address>/<prefix bits>, as in 10.0.0.0/8. received: \"%s\"".formatted(text));
    }

    @Override
    public String toString() {
        return new Address(base, 0).host() + "/" + prefixBits;
    }
}
