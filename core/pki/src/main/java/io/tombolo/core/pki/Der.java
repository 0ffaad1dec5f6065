package io.tombolo.core.pki;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;

/// The little DER that turns older key formats into PKCS#8. Source: RFC 5915, RFC 5208, X.690.
final class Der {

    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final int PARAMETERS = 0xA0;

    private static final byte[] VERSION_0 = HexFormat.of().parseHex("020100");
    private static final byte[] EC_PUBLIC_KEY = HexFormat.of().parseHex("06072a8648ce3d0201");
    private static final byte[] RSA_ENCRYPTION = HexFormat.of().parseHex("06092a864886f70d0101010500");

    private final byte[] bytes;
    private int offset;

    private Der(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Wraps an `ECPrivateKey`, which names its curve itself.
    ///
    /// @throws IllegalArgumentException if it is none, or names no curve
    static byte[] pkcs8OfSec1(byte[] sec1) {
        Der outer = new Der(sec1);
        Der key = new Der(outer.take(SEQUENCE));
        key.take(0x02);
        key.take(OCTETS);
        if (key.ended() || key.peek() != PARAMETERS) {
            throw new IllegalArgumentException("EC key names no curve");
        }
        return pkcs8(join(EC_PUBLIC_KEY, key.take(PARAMETERS)), sec1);
    }

    /// Wraps an `RSAPrivateKey`.
    static byte[] pkcs8OfPkcs1(byte[] pkcs1) {
        return pkcs8(RSA_ENCRYPTION, pkcs1);
    }

    private static byte[] pkcs8(byte[] algorithm, byte[] key) {
        return wrap(SEQUENCE, join(VERSION_0, wrap(SEQUENCE, algorithm), wrap(OCTETS, key)));
    }

    private boolean ended() {
        return offset >= bytes.length;
    }

    private int peek() {
        return bytes[offset] & 0xFF;
    }

    private int next() {
        if (ended()) {
            throw new IllegalArgumentException("DER ends too early");
        }
        return bytes[offset++] & 0xFF;
    }

    private byte[] take(int tag) {
        int found = next();
        if (found != tag) {
            throw new IllegalArgumentException("DER tag 0x%02X in the place of 0x%02X".formatted(found, tag));
        }
        int length = next();
        if (length > 0x80) {
            int count = length - 0x80;
            if (count > 3) {
                throw new IllegalArgumentException("DER length of %d bytes".formatted(count));
            }
            length = 0;
            for (int i = 0; i < count; i++) {
                length = (length << 8) | next();
            }
        }
        if (length > bytes.length - offset) {
            throw new IllegalArgumentException("DER ends too early");
        }
        byte[] content = Arrays.copyOfRange(bytes, offset, offset + length);
        offset += length;
        return content;
    }

    private static byte[] wrap(int tag, byte[] content) {
        ByteArrayOutputStream wrapped = new ByteArrayOutputStream();
        wrapped.write(tag);
        if (content.length < 0x80) {
            wrapped.write(content.length);
        } else {
            // Keys are far below 64 KiB.
            wrapped.write(0x82);
            wrapped.write(content.length >> 8);
            wrapped.write(content.length);
        }
        wrapped.writeBytes(content);
        return wrapped.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
