package io.tombolo.core.sni.hello;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The one form of a DNS name that routes are compared in.
///
/// `_` is allowed, since Consul allows it in names of nodes and datacenters; wildcards, colons and what is not
/// ASCII are not. RFC 6066 forbids the trailing dot; it is dropped instead of refused, as gateways in use do.
/// Source: RFC 6066, 3; RFC 1035, 2.3.4; WAN federation sheet 3.1 and 5.5.
final class HostName {

    private static final int NAME_LIMIT = 253;
    private static final int LABEL_LIMIT = 63;

    private HostName() {}

    /// The name in lower case without trailing dot; empty if it is none.
    static Optional<String> read(ByteBuffer bytes) {
        int length = bytes.remaining();
        if (length > 0 && bytes.get(length - 1) == '.') {
            length--;
        }
        if (length == 0 || length > NAME_LIMIT) {
            return Optional.empty();
        }
        byte[] name = new byte[length];
        int label = 0;
        for (int i = 0; i < length; i++) {
            byte c = bytes.get(i);
            if (c == '.') {
                if (label == 0) {
                    return Optional.empty();
                }
                label = 0;
            } else if (!isAllowed(c) || ++label > LABEL_LIMIT) {
                return Optional.empty();
            }
            name[i] = c >= 'A' && c <= 'Z' ? (byte) (c + ('a' - 'A')) : c;
        }
        return label == 0 ? Optional.empty() : Optional.of(new String(name, StandardCharsets.US_ASCII));
    }

    private static boolean isAllowed(byte c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}
