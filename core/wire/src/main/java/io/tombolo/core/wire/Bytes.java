package io.tombolo.core.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/// A run of bytes inside an array: what decoders hand out instead of copies.
///
/// Equal by content. Treated as immutable by everyone: who wraps an array gives it away, and who takes [#array()] only
/// reads it. A slice keeps the whole array alive, so what is kept for long is kept as a [#copy()].
/// [#toString()] tells the length only, for the bytes may be secret.
public final class Bytes {

    /// No bytes at all.
    public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

    private final byte[] array;
    private final int offset;
    private final int length;

    private Bytes(byte[] array, int offset, int length) {
        this.array = array;
        this.offset = offset;
        this.length = length;
    }

    /// All of an array, which now belongs to the slice.
    public static Bytes wrap(byte[] array) {
        return new Bytes(array, 0, array.length);
    }

    /// A part of an array, which now belongs to the slice.
    ///
    /// @throws IndexOutOfBoundsException if the part does not lie in the array
    public static Bytes wrap(byte[] array, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, array.length);
        return length == 0 ? EMPTY : new Bytes(array, offset, length);
    }

    /// The UTF-8 bytes of a text.
    public static Bytes ofText(String text) {
        return wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The bytes that pairs of hexadecimal digits name.
    ///
    /// @throws IllegalArgumentException if the text is not that
    public static Bytes ofHex(String hex) {
        return wrap(HexFormat.of().parseHex(hex));
    }

    /// The array below, to be read from [#offset()] on and never written.
    public byte[] array() {
        return array;
    }

    /// Where in [#array()] the bytes begin.
    public int offset() {
        return offset;
    }

    /// How many bytes there are.
    public int length() {
        return length;
    }

    /// Whether there are none.
    public boolean isEmpty() {
        return length == 0;
    }

    /// The byte at an index counted from the start of the slice.
    ///
    /// @throws IndexOutOfBoundsException if the index is not below the length
    public byte at(int index) {
        return array[offset + Objects.checkIndex(index, length)];
    }

    /// A part of these bytes, without copying.
    ///
    /// @throws IndexOutOfBoundsException if the part does not lie in the slice
    public Bytes slice(int from, int size) {
        Objects.checkFromIndexSize(from, size, length);
        return size == length ? this : wrap(array, offset + from, size);
    }

    /// The bytes from an index on, without copying.
    public Bytes from(int index) {
        return slice(index, length - index);
    }

    /// The same bytes in an array of their own, so that the larger one can go.
    public Bytes copy() {
        return length == 0 ? EMPTY : wrap(toArray());
    }

    /// A new array with these bytes.
    public byte[] toArray() {
        return Arrays.copyOfRange(array, offset, offset + length);
    }

    /// Copies all bytes into an array.
    public void copyTo(byte[] target, int targetOffset) {
        System.arraycopy(array, offset, target, targetOffset, length);
    }

    /// The bytes read as UTF-8; what is not UTF-8 becomes the replacement character.
    public String text() {
        return new String(array, offset, length, StandardCharsets.UTF_8);
    }

    /// The bytes as pairs of hexadecimal digits.
    public String hex() {
        return HexFormat.of().formatHex(array, offset, offset + length);
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
        return "Bytes[" + length + "]";
    }
}
