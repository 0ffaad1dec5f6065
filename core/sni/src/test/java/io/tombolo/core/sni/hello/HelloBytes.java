package io.tombolo.core.sni.hello;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Hellos written by hand, byte for byte.
final class HelloBytes {

    private HelloBytes() {}

    /// A hello of TLS 1.2 that is sound but for what its extensions hold.
    static byte[] message(byte[]... extensions) {
        byte[] all = join(extensions);
        return message(0x0303, join(u16(all.length), all));
    }

    /// @param end what follows the compression methods
    static byte[] message(int version, byte[] end) {
        byte[] body = join(u16(version), new byte[32], bytes(0), u16(2), u16(0x1301), bytes(1, 0), end);
        return join(bytes(1, 0), u16(body.length), body);
    }

    static byte[] record(byte[] payload) {
        return join(bytes(22, 3, 1), u16(payload.length), payload);
    }

    /// The message in records of so many bytes each.
    static byte[] records(byte[] message, int size) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int at = 0; at < message.length; at += size) {
            int length = Math.min(size, message.length - at);
            byte[] part = new byte[length];
            System.arraycopy(message, at, part, 0, length);
            out.writeBytes(record(part));
        }
        return out.toByteArray();
    }

    static byte[] extension(int type, byte[] data) {
        return join(u16(type), u16(data.length), data);
    }

    static byte[] serverNames(byte[]... entries) {
        byte[] list = join(entries);
        return extension(0, join(u16(list.length), list));
    }

    static byte[] host(String name) {
        return name(0, name);
    }

    static byte[] name(int type, String name) {
        byte[] text = ascii(name);
        return join(bytes(type), u16(text.length), text);
    }

    static byte[] alpn(String... protocols) {
        byte[] list = join(List.of(protocols).stream()
                .map(protocol -> join(bytes(protocol.length()), ascii(protocol)))
                .toArray(byte[][]::new));
        return extension(16, join(u16(list.length), list));
    }

    static byte[] versions(int... versions) {
        byte[] list =
                join(java.util.Arrays.stream(versions).mapToObj(HelloBytes::u16).toArray(byte[][]::new));
        return extension(43, join(bytes(list.length), list));
    }

    static byte[] u16(int value) {
        return bytes(value >> 8, value);
    }

    static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
