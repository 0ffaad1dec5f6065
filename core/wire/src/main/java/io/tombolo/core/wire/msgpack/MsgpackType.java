package io.tombolo.core.wire.msgpack;

/// The families of values, as the first byte of a value tells them.
public enum MsgpackType {
    /// `nil`, which stands for the zero value of everything.
    NIL,
    /// `false` and `true`.
    BOOLEAN,
    /// Whole numbers of any width and sign.
    INTEGER,
    /// Floating point numbers of either width.
    FLOAT,
    /// Text and byte strings, old and new forms.
    RAW,
    /// Lists.
    ARRAY,
    /// Maps and records.
    MAP,
    /// Typed byte strings of the new dialect; the peers never write them.
    EXTENSION,
    /// The byte 0xc1.
    UNUSED;

    private static final MsgpackType[] BY_BYTE = new MsgpackType[256];

    static {
        for (int type = 0; type < BY_BYTE.length; type++) {
            BY_BYTE[type] = classify(type);
        }
    }

    /// The family that a first byte belongs to.
    static MsgpackType of(byte first) {
        return BY_BYTE[first & 0xff];
    }

    private static MsgpackType classify(int type) {
        if (type <= 0x7f || type >= 0xe0) {
            return INTEGER;
        }
        if (type <= 0x8f) {
            return MAP;
        }
        if (type <= 0x9f) {
            return ARRAY;
        }
        if (type <= 0xbf) {
            return RAW;
        }
        return switch (type) {
            case 0xc0 -> NIL;
            case 0xc1 -> UNUSED;
            case 0xc2, 0xc3 -> BOOLEAN;
            case 0xc4, 0xc5, 0xc6, 0xd9, 0xda, 0xdb -> RAW;
            case 0xc7, 0xc8, 0xc9, 0xd4, 0xd5, 0xd6, 0xd7, 0xd8 -> EXTENSION;
            case 0xca, 0xcb -> FLOAT;
            case 0xdc, 0xdd -> ARRAY;
            case 0xde, 0xdf -> MAP;
            default -> INTEGER;
        };
    }
}
