package io.tombolo.core.sni.hello;

import java.nio.ByteBuffer;

/// Fields read one after the other. Who reads asks [#has] first; not to do so is a bug.
final class Fields {

    private final ByteBuffer bytes;

    Fields(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    boolean has(int length) {
        return bytes.remaining() >= length;
    }

    boolean isEmpty() {
        return !bytes.hasRemaining();
    }

    int left() {
        return bytes.remaining();
    }

    int u8() {
        return Byte.toUnsignedInt(bytes.get());
    }

    int u16() {
        return Short.toUnsignedInt(bytes.getShort());
    }

    void skip(int length) {
        bytes.position(bytes.position() + length);
    }

    Fields take(int length) {
        ByteBuffer taken = bytes.slice(bytes.position(), length);
        skip(length);
        return new Fields(taken);
    }

    /// What is left.
    ByteBuffer bytes() {
        return bytes.slice();
    }
}
