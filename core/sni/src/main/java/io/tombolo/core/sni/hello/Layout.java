package io.tombolo.core.sni.hello;

/// Numbers of the TLS wire format. Source: RFC 8446, 4 and 5.1.
final class Layout {

    static final int RECORD_TYPE_HANDSHAKE = 22;
    static final int RECORD_MAJOR_VERSION = 3;

    /// Type, two bytes of version, two bytes of length.
    static final int RECORD_HEADER = 5;

    static final int RECORD_BODY_LIMIT = 1 << 14;

    static final int MESSAGE_TYPE_CLIENT_HELLO = 1;

    /// Type, three bytes of length.
    static final int MESSAGE_HEADER = 4;

    static final int RANDOM = 32;
    static final int SESSION_ID_LIMIT = 32;
    static final int OLDEST_VERSION = 0x0301;

    static final int EXTENSION_SERVER_NAME = 0;
    static final int EXTENSION_ALPN = 16;
    static final int EXTENSION_SUPPORTED_VERSIONS = 43;

    static final int NAME_TYPE_HOST = 0;

    private Layout() {}

    /// Whether a two-byte code stands for nothing, and is sent only to keep readers tolerant. Source: RFC 8701,
    /// 2.
    static boolean isGrease(int code) {
        return (code & 0x0F0F) == 0x0A0A && (code >> 8) == (code & 0xFF);
    }
}
