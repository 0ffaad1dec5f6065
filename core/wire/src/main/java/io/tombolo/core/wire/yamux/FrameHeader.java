package io.tombolo.core.wire.yamux;

import io.tombolo.core.wire.Bytes;

/// The twelve bytes before every frame, big endian.
///
///     0 version, 0 | 1 type | 2 flags | 4 stream | 8 length, delta, ping id or code
///
/// Source: RPC sheet 2.1.
///
/// @param type     what the frame is for
/// @param flags    the sum of [#SYN], [#ACK], [#FIN] and [#RST]; unknown bits are kept and mean nothing
/// @param streamId the stream, 0 for ping and go-away; 32 bits without a sign
/// @param length   payload bytes, window delta, ping id or go-away code; 32 bits without a sign
public record FrameHeader(FrameType type, int flags, int streamId, int length) implements HeaderParse {

    /// Bytes of a header.
    public static final int SIZE = 12;

    /// Opens a stream, or asks for a ping's echo.
    public static final int SYN = 1;
    /// Accepts a stream, or echoes a ping.
    public static final int ACK = 2;
    /// The sender writes no more.
    public static final int FIN = 4;
    /// The stream is dead both ways.
    public static final int RST = 8;

    /// Reads a header.
    ///
    /// @param source at least [#SIZE] bytes from `at` on
    public static HeaderParse parse(Bytes source, int at) {
        if (source.at(at) != 0) {
            return new HeaderParse.Refused(Violation.WRONG_VERSION);
        }
        return switch (source.at(at + 1)) {
            case 0 -> parse(FrameType.DATA, source, at);
            case 1 -> parse(FrameType.WINDOW_UPDATE, source, at);
            case 2 -> parse(FrameType.PING, source, at);
            case 3 -> parse(FrameType.GO_AWAY, source, at);
            default -> new HeaderParse.Refused(Violation.UNKNOWN_TYPE);
        };
    }

    private static FrameHeader parse(FrameType type, Bytes source, int at) {
        int flags = ((source.at(at + 2) & 0xff) << 8) | (source.at(at + 3) & 0xff);
        return new FrameHeader(type, flags, intAt(source, at + 4), intAt(source, at + 8));
    }

    /// Whether a flag is set.
    public boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /// The length without a sign.
    public long unsignedLength() {
        return length & 0xffff_ffffL;
    }

    /// The header's bytes.
    public Bytes encode() {
        byte[] bytes = new byte[SIZE];
        bytes[1] = (byte) type.code();
        bytes[2] = (byte) (flags >> 8);
        bytes[3] = (byte) flags;
        putInt(bytes, 4, streamId);
        putInt(bytes, 8, length);
        return Bytes.wrap(bytes);
    }

    private static int intAt(Bytes source, int at) {
        return ((source.at(at) & 0xff) << 24)
                | ((source.at(at + 1) & 0xff) << 16)
                | ((source.at(at + 2) & 0xff) << 8)
                | (source.at(at + 3) & 0xff);
    }

    private static void putInt(byte[] target, int at, int value) {
        target[at] = (byte) (value >> 24);
        target[at + 1] = (byte) (value >> 16);
        target[at + 2] = (byte) (value >> 8);
        target[at + 3] = (byte) value;
    }
}
