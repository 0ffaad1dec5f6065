package io.tombolo.core.gossip.message;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/// An immutable run of bytes with the equality of its content: meta, payloads, addresses, bodies.
///
/// May be a view of a longer array, so that a body costs no copy when a packet is decoded. The text form tells the
/// length alone, because keys travel in such runs.
public final class Bytes {

    /// No bytes. On the wire nil, or an empty byte string: the two mean the same.
    public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

    private final byte[] array;
    private final int offset;
    private final int length;

    private Bytes(byte[] array, int offset, int length) {
        this.array = array;
        this.offset = offset;
        this.length = length;
    }

    /// A copy of the given bytes.
    public static Bytes copyOf(byte... bytes) {
        return bytes.length == 0 ? EMPTY : new Bytes(bytes.clone(), 0, bytes.length);
    }

    /// A view of part of an array that the caller will never change again.
    ///
    /// @throws IndexOutOfBoundsException if the part does not lie in the array
    public static Bytes view(byte[] array, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, array.length);
        return length == 0 ? EMPTY : new Bytes(array, offset, length);
    }

    /// A view of a whole array that the caller will never change again.
    public static Bytes view(byte[] array) {
        return view(array, 0, array.length);
    }

    /// The UTF-8 form of a text.
    public static Bytes utf8(String text) {
        return view(text.getBytes(StandardCharsets.UTF_8));
    }

    public int length() {
        return length;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    /// The byte at an index, from 0 to 255.
    ///
    /// @throws IndexOutOfBoundsException if there is no such index
    public int unsignedAt(int index) {
        return array[offset + Objects.checkIndex(index, length)] & 0xff;
    }

    /// A view of everything from an index on.
    ///
    /// @throws IndexOutOfBoundsException if the index lies behind the end
    public Bytes from(int index) {
        return slice(index, length - index);
    }

    /// A view of a part.
    ///
    /// @throws IndexOutOfBoundsException if the part does not lie within these bytes
    public Bytes slice(int from, int partLength) {
        Objects.checkFromIndexSize(from, partLength, length);
        return partLength == 0 ? EMPTY : new Bytes(array, offset + from, partLength);
    }

    /// A fresh copy.
    public byte[] toArray() {
        return Arrays.copyOfRange(array, offset, offset + length);
    }

    /// Copies all bytes into an array, from an index of it on.
    ///
    /// @throws IndexOutOfBoundsException if they do not fit
    public void copyTo(byte[] target, int at) {
        System.arraycopy(array, offset, target, at, length);
    }

    /// The bytes as a buffer to read from; nothing is copied.
    public ByteBuffer asReadOnlyBuffer() {
        return ByteBuffer.wrap(array, offset, length).slice().asReadOnlyBuffer();
    }

    /// The bytes read as UTF-8, with U+FFFD for what is none.
    public String asUtf8() {
        return new String(array, offset, length, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that
                && Arrays.equals(array, offset, offset + length, that.array, that.offset, that.offset + that.length);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + array[i];
        }
        return hash;
    }

    @Override
    public String toString() {
        return length + " bytes";
    }
}
