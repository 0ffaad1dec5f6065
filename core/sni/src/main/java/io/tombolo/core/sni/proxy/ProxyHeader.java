package io.tombolo.core.sni.proxy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the first bytes of a connection say of its source, by either version of the protocol.
public sealed interface ProxyHeader {

    /// Bytes of a header of version 1, line end included.
    int TEXT_LIMIT = 107;

    /// Bytes of a header of version 2 that are read: its addresses take 36, the rest is what balancers
    /// add.
    int BINARY_LIMIT = 16 + 2_048;

    /// A whole header.
    ///
    /// @param source the address of the client, 4 or 16 bytes and a port; none if the balancer
    ///               connected for itself, or does not say
    /// @param length bytes of the header: what follows is the connection's own
    record Found(Optional<Source> source, int length) implements ProxyHeader {}

    /// Where a connection comes from.
    ///
    /// @param address IPv4 or IPv6, in text form
    /// @param port    0 to 65535
    record Source(String address, int port) {}

    /// The header is not complete.
    ///
    /// @param total bytes that there have to be, counted from the first
    record NeedMore(int total) implements ProxyHeader {}

    /// No header, or a wrong one.
    ///
    /// @param reason one clause
    record Malformed(String reason) implements ProxyHeader {}

    /// Reads what is between the buffer's position and its limit; leaves both as they are. Never
    /// throws.
    static ProxyHeader read(ByteBuffer bytes) {
        if (!bytes.hasRemaining()) {
            return new NeedMore(1);
        }
        return switch (bytes.get(bytes.position())) {
            case 'P' -> Text.read(bytes.slice());
            case '\r' -> Binary.read(bytes.slice());
            default -> new Malformed("the first byte begins neither version 1 nor version 2");
        };
    }

    /// Version 1: one line.
    final class Text {

        private static final String BEGINNING = "PROXY ";

        private static final Pattern LINE = Pattern.compile("PROXY (?:UNKNOWN(?: [ -~]*)?"
                + "|TCP[46] ([0-9A-Fa-f.:]{2,39}) [0-9A-Fa-f.:]{2,39} ([0-9]{1,5}) [0-9]{1,5})\r\n");

        private Text() {}

        private static ProxyHeader read(ByteBuffer bytes) {
            int end = Math.min(bytes.limit(), TEXT_LIMIT);
            for (int i = 0; i < end; i++) {
                if (i < BEGINNING.length() && bytes.get(i) != BEGINNING.charAt(i)) {
                    return new Malformed("a line that does not begin with PROXY");
                }
                if (bytes.get(i) == '\n') {
                    return line(StandardCharsets.ISO_8859_1
                            .decode(bytes.slice(0, i + 1))
                            .toString());
                }
            }
            return end == TEXT_LIMIT ? new Malformed("a line without end") : new NeedMore(bytes.limit() + 1);
        }

        private static ProxyHeader line(String line) {
            Matcher fields = LINE.matcher(line);
            if (!fields.matches()) {
                return new Malformed("a line of other fields than there have to be");
            }
            if (fields.group(1) == null) {
                return new Found(Optional.empty(), line.length());
            }
            int port = Integer.parseInt(fields.group(2));
            return port > 65_535
                    ? new Malformed("a port beyond 65535")
                    : new Found(Optional.of(new Source(fields.group(1), port)), line.length());
        }
    }

    /// Version 2: a signature, a length, addresses.
    final class Binary {

        private static final byte[] SIGNATURE = HexFormat.of().parseHex("0d0a0d0a000d0a515549540a");
        private static final int FIXED = 16;
        private static final int VERSION = 2;
        private static final int LOCAL = 0;
        private static final int PROXY = 1;
        private static final int IPV4_STREAM = 0x11;
        private static final int IPV6_STREAM = 0x21;

        private Binary() {}

        private static ProxyHeader read(ByteBuffer bytes) {
            for (int i = 0; i < Math.min(bytes.limit(), SIGNATURE.length); i++) {
                if (bytes.get(i) != SIGNATURE[i]) {
                    return new Malformed("a wrong signature");
                }
            }
            if (bytes.limit() < FIXED) {
                return new NeedMore(FIXED);
            }
            int versionAndCommand = Byte.toUnsignedInt(bytes.get(12));
            int length = FIXED + Short.toUnsignedInt(bytes.getShort(14));
            if (versionAndCommand >> 4 != VERSION) {
                return new Malformed("version %d".formatted(versionAndCommand >> 4));
            }
            if (length > BINARY_LIMIT) {
                return new Malformed("longer than %d bytes".formatted(BINARY_LIMIT));
            }
            if (bytes.limit() < length) {
                return new NeedMore(length);
            }
            return switch (versionAndCommand & 0xF) {
                case LOCAL -> new Found(Optional.empty(), length);
                case PROXY -> addresses(bytes, Byte.toUnsignedInt(bytes.get(13)), length);
                default -> new Malformed("command %d".formatted(versionAndCommand & 0xF));
            };
        }

        private static ProxyHeader addresses(ByteBuffer bytes, int family, int length) {
            int size = switch (family) {
                case IPV4_STREAM -> 4;
                case IPV6_STREAM -> 16;
                default -> 0;
            };
            if (size == 0) {
                return new Found(Optional.empty(), length);
            }
            if (length < FIXED + 2 * size + 4) {
                return new Malformed("addresses cut short");
            }
            String address = size == 4 ? dotted(bytes) : grouped(bytes);
            int port = Short.toUnsignedInt(bytes.getShort(FIXED + 2 * size));
            return new Found(Optional.of(new Source(address, port)), length);
        }

        private static String dotted(ByteBuffer bytes) {
            return "%d.%d.%d.%d"
                    .formatted(
                            Byte.toUnsignedInt(bytes.get(FIXED)),
                            Byte.toUnsignedInt(bytes.get(FIXED + 1)),
                            Byte.toUnsignedInt(bytes.get(FIXED + 2)),
                            Byte.toUnsignedInt(bytes.get(FIXED + 3)));
        }

        private static String grouped(ByteBuffer bytes) {
            var text = new StringBuilder();
            for (int i = 0; i < 16; i += 2) {
                text.append(i == 0 ? "" : ":")
                        .append(Integer.toHexString(Short.toUnsignedInt(bytes.getShort(FIXED + i))));
            }
            return text.toString();
        }
    }
}
