package io.tombolo.core.catalog.store;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// Keys of tables as bytes whose order is that of the texts.
///
/// Each part of a key ends with a zero byte, so no name is the beginning of another one's key. In a part the
/// bytes 0 and 1 become the pairs 1 1 and 1 2: strangers may name things with zeros in them, and still no two
/// keys can be alike.
public final class Key {

    /// The key that every key begins with.
    public static final byte[] ALL = new byte[0];

    private static final int TERMINATOR = 0;
    private static final int ESCAPE = 1;

    private Key() {}

    /// A key of parts whose case does not matter, such as names of nodes and services.
    public static byte[] folded(String... parts) {
        var bytes = new ByteArrayOutputStream();
        for (String part : parts) {
            write(bytes, part.toLowerCase(Locale.ROOT));
        }
        return bytes.toByteArray();
    }

    /// A key of parts whose case matters.
    public static byte[] exact(String... parts) {
        var bytes = new ByteArrayOutputStream();
        for (String part : parts) {
            write(bytes, part);
        }
        return bytes.toByteArray();
    }

    /// A text as it is, without an end, so that every beginning of it is a prefix.
    public static byte[] raw(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// A number from 0 up, in an order that is that of the numbers.
    public static byte[] number(long value) {
        var bytes = new byte[Long.BYTES];
        for (int i = 0; i < Long.BYTES; i++) {
            bytes[i] = (byte) (value >>> (8 * (Long.BYTES - 1 - i)));
        }
        return bytes;
    }

    static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    private static void write(ByteArrayOutputStream bytes, String part) {
        for (byte b : part.getBytes(StandardCharsets.UTF_8)) {
            if (b == TERMINATOR || b == ESCAPE) {
                bytes.write(ESCAPE);
                bytes.write(b + 1);
            } else {
                bytes.write(b);
            }
        }
        bytes.write(TERMINATOR);
    }
}
