package io.tombolo.core.gossip.message;

import io.tombolo.core.wire.Bytes;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// IP addresses as text, without a resolver: what Go prints, and nothing that would be looked up.
final class IpText {

    static final int V4_LENGTH = 4;
    static final int V6_LENGTH = 16;

    private static final int MAPPED_PREFIX = 12;
    private static final int GROUPS = 8;

    private IpText() {}

    /// The 4 bytes of an IPv4 address that is mapped into 16; anything else as it is.
    static Bytes unmapped(Bytes ip) {
        return isMapped(ip) ? ip.from(MAPPED_PREFIX) : ip;
    }

    private static int unsigned(Bytes ip, int index) {
        return ip.at(index) & 0xff;
    }

    private static boolean isMapped(Bytes ip) {
        if (ip.length() != V6_LENGTH) {
            return false;
        }
        for (int i = 0; i < MAPPED_PREFIX - 2; i++) {
            if (unsigned(ip, i) != 0) {
                return false;
            }
        }
        return unsigned(ip, MAPPED_PREFIX - 2) == 0xff && unsigned(ip, MAPPED_PREFIX - 1) == 0xff;
    }

    static String format(Bytes given) {
        Bytes ip = unmapped(given);
        return switch (ip.length()) {
            case V4_LENGTH -> unsigned(ip, 0) + "." + unsigned(ip, 1) + "." + unsigned(ip, 2) + "." + unsigned(ip, 3);
            case V6_LENGTH -> formatV6(ip);
            default -> "?" + HexFormat.of().formatHex(ip.toArray());
        };
    }

    /// The form of RFC 5952: the longest run of zero groups, of two at least, becomes `::`.
    private static String formatV6(Bytes ip) {
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = unsigned(ip, 2 * i) << 8 | unsigned(ip, 2 * i + 1);
        }
        int gapStart = -1;
        int gapLength = 1;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && groups[end] == 0) {
                end++;
            }
            if (end - i > gapLength) {
                gapStart = i;
                gapLength = end - i;
            }
        }
        var text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == gapStart) {
                text.append("::");
                i += gapLength - 1;
            } else {
                if (i > 0 && i != gapStart + gapLength) {
                    text.append(':');
                }
                text.append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }

    /// An IPv4 address, or an IPv6 address in brackets.
    static Optional<Bytes> parseHost(String host) {
        if (host.startsWith("[") && host.endsWith("]")) {
            return parseV6(host.substring(1, host.length() - 1));
        }
        return parseV4(host);
    }

    private static Optional<Bytes> parseV4(String host) {
        String[] parts = host.split("\\.", -1);
        if (parts.length != V4_LENGTH) {
            return Optional.empty();
        }
        byte[] ip = new byte[V4_LENGTH];
        for (int i = 0; i < V4_LENGTH; i++) {
            Optional<Integer> part = decimal(parts[i], 0xff);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            ip[i] = part.get().byteValue();
        }
        return Optional.of(Bytes.wrap(ip));
    }

    private static Optional<Bytes> parseV6(String host) {
        int gap = host.indexOf("::");
        if (gap < 0) {
            return parseGroups(host).filter(bytes -> bytes.length == V6_LENGTH).map(Bytes::wrap);
        }
        Optional<byte[]> before = parseGroups(host.substring(0, gap));
        Optional<byte[]> after = parseGroups(host.substring(gap + 2));
        if (before.isEmpty() || after.isEmpty() || before.get().length + after.get().length >= V6_LENGTH) {
            return Optional.empty();
        }
        byte[] ip = Arrays.copyOf(before.get(), V6_LENGTH);
        System.arraycopy(after.get(), 0, ip, V6_LENGTH - after.get().length, after.get().length);
        return Optional.of(Bytes.wrap(ip));
    }

    private static Optional<byte[]> parseGroups(String text) {
        if (text.isEmpty()) {
            return Optional.of(new byte[0]);
        }
        String[] groups = text.split(":", -1);
        if (groups.length > GROUPS) {
            return Optional.empty();
        }
        byte[] ip = new byte[2 * groups.length];
        for (int i = 0; i < groups.length; i++) {
            String group = groups[i];
            if (group.isEmpty()
                    || group.length() > 4
                    || !group.chars().allMatch(c -> c < 0x80 && HexFormat.isHexDigit(c))) {
                return Optional.empty();
            }
            int value = HexFormat.fromHexDigits(group);
            ip[2 * i] = (byte) (value >> 8);
            ip[2 * i + 1] = (byte) value;
        }
        return Optional.of(ip);
    }

    /// A decimal number without sign, from 0 to `max`.
    static Optional<Integer> decimal(String text, int max) {
        if (text.isEmpty() || text.length() > 5 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        return Optional.of(Integer.parseInt(text)).filter(number -> number <= max);
    }
}
