package io.tombolo.core.wire.msgpack;

import io.tombolo.core.wire.Bytes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes values in the peers' dialect into a buffer that grows.
///
/// Not for two threads at once. Whole numbers take the shortest form, text and bytes are one family, and `str8` and
/// `bin`
/// are never written, because real peers refuse them in places.
/// Source: RPC sheet 4.1; gossip sheet 2.
public final class MsgpackWriter {

    /// Bytes that one writer may hold: 1 GiB, half of what an array can be, so that doubling never overflows.
    public static final int SIZE_LIMIT = 1 << 30;

    private static final int INITIAL_SIZE = 256;
    private static final int MAX_HEADER = 5;

    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] buffer;
    private int size;

    /// A writer for a message of the usual few hundred bytes.
    public MsgpackWriter() {
        this(INITIAL_SIZE);
    }

    /// @param expectedSize bytes to have room for at once
    public MsgpackWriter(int expectedSize) {
        buffer = new byte[Math.max(16, expectedSize)];
    }

    /// Bytes written so far.
    public int size() {
        return size;
    }

    /// Forgets what was written and keeps the room for it.
    public void clear() {
        size = 0;
    }

    /// What was written, in an array of its own.
    public byte[] toByteArray() {
        return Arrays.copyOf(buffer, size);
    }

    /// What was written, without copying: valid until the next change of the writer.
    public Bytes written() {
        return Bytes.wrap(buffer, 0, size);
    }

    /// Writes `nil`.
    public void writeNil() {
        put(0xc0);
    }

    /// Writes `true` or `false`.
    public void writeBoolean(boolean value) {
        put(value ? 0xc3 : 0xc2);
    }

    /// Writes a whole number; [#writeUnsigned] is for numbers from 2^63 up.
    public void writeLong(long value) {
        if (value >= 0) {
            writeUnsigned(value);
        } else {
            writeNegative(value);
        }
    }

    /// Writes a whole number whose 64 bits are meant without a sign.
    public void writeUnsigned(long value) {
        reserve(9);
        if (value >= 0 && value <= 0x7f) {
            buffer[size++] = (byte) value;
        } else if (value >>> 8 == 0) {
            buffer[size] = (byte) 0xcc;
            buffer[size + 1] = (byte) value;
            size += 2;
        } else if (value >>> 16 == 0) {
            putShort(0xcd, (short) value);
        } else if (value >>> 32 == 0) {
            putInt(0xce, (int) value);
        } else {
            putLong(0xcf, value);
        }
    }

    private void writeNegative(long value) {
        reserve(9);
        if (value >= -32) {
            buffer[size++] = (byte) value;
        } else if (value >= Byte.MIN_VALUE) {
            buffer[size] = (byte) 0xd0;
            buffer[size + 1] = (byte) value;
            size += 2;
        } else if (value >= Short.MIN_VALUE) {
            putShort(0xd1, (short) value);
        } else if (value >= Integer.MIN_VALUE) {
            putInt(0xd2, (int) value);
        } else {
            putLong(0xd3, value);
        }
    }

    /// Writes a number of 32 bits with a fraction; never shortened.
    public void writeFloat(float value) {
        reserve(5);
        putInt(0xca, Float.floatToRawIntBits(value));
    }

    /// Writes a number of 64 bits with a fraction; never shortened, not even a whole one.
    public void writeDouble(double value) {
        reserve(9);
        putLong(0xcb, Double.doubleToRawLongBits(value));
    }

    /// Writes text as UTF-8.
    public void writeString(String text) {
        int length = text.length();
        int start = size;
        reserve(MAX_HEADER + length);
        putRawHeader(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                size = start;
                writeBytes(Bytes.wrap(text.getBytes(StandardCharsets.UTF_8)));
                return;
            }
            buffer[size + i] = (byte) c;
        }
        size += length;
    }

    /// Writes a byte string. One that is absent is [#writeNil()], not an empty one.
    public void writeBytes(Bytes bytes) {
        writeRawHeader(bytes.length());
        writeEncoded(bytes);
    }

    /// Writes a byte string.
    public void writeBytes(byte[] bytes) {
        writeBytes(Bytes.wrap(bytes));
    }

    /// Announces text or bytes of a length; exactly that many bytes must follow by [#writeEncoded].
    public void writeRawHeader(int length) {
        reserve(MAX_HEADER);
        putRawHeader(length);
    }

    /// Announces a list; exactly that many values must follow.
    public void writeArrayHeader(int count) {
        writeContainerHeader(0x90, 0xdc, count);
    }

    /// Announces a map; exactly that many pairs of key and value must follow.
    public void writeMapHeader(int count) {
        writeContainerHeader(0x80, 0xde, count);
    }

    /// Copies bytes that are already encoded, such as a value passed through or a prepared key.
    public void writeEncoded(Bytes encoded) {
        reserve(encoded.length());
        encoded.copyTo(buffer, size);
        size += encoded.length();
    }

    /// Copies bytes that are already encoded.
    public void writeEncoded(byte[] encoded) {
        reserve(encoded.length);
        System.arraycopy(encoded, 0, buffer, size, encoded.length);
        size += encoded.length;
    }

    /// Writes any value of the self-describing tree.
    public void writeValue(Value value) {
        switch (value) {
            case Value.Nil nil -> writeNil();
            case Value.Bool bool -> writeBoolean(bool.value());
            case Value.Int number -> writeLong(number.value());
            case Value.HugeInt number -> writeUnsigned(number.bits());
            case Value.Float32 number -> writeFloat(number.value());
            case Value.Float64 number -> writeDouble(number.value());
            case Value.Raw raw -> writeBytes(raw.bytes());
            case Value.Array array -> {
                writeArrayHeader(array.values().size());
                array.values().forEach(this::writeValue);
            }
            case Value.Table table -> {
                writeMapHeader(table.entries().size());
                table.entries().forEach((key, item) -> {
                    writeValue(key);
                    writeValue(item);
                });
            }
        }
    }

    /// Writes, as one byte string, the values that `content` writes: the peers' form of a few structures (RPC sheet
    /// 4.7).
    public void writeWrapped(Runnable content) {
        reserve(MAX_HEADER);
        int start = size;
        size += MAX_HEADER;
        content.run();
        int length = size - start - MAX_HEADER;
        size = start;
        putRawHeader(length);
        // The header is as short as the length allows, so the content moves down by what was kept free too much.
        System.arraycopy(buffer, start + MAX_HEADER, buffer, size, length);
        size += length;
    }

    private void writeContainerHeader(int fix, int wide, int count) {
        reserve(MAX_HEADER);
        if (count <= 15) {
            buffer[size++] = (byte) (fix | count);
        } else if (count <= 0xffff) {
            putShort(wide, (short) count);
        } else {
            putInt(wide + 1, count);
        }
    }

    private void putRawHeader(int length) {
        if (length <= 31) {
            buffer[size++] = (byte) (0xa0 | length);
        } else if (length <= 0xffff) {
            putShort(0xda, (short) length);
        } else {
            putInt(0xdb, length);
        }
    }

    private void put(int type) {
        reserve(1);
        buffer[size++] = (byte) type;
    }

    private void putShort(int type, short value) {
        buffer[size] = (byte) type;
        SHORTS.set(buffer, size + 1, value);
        size += 3;
    }

    private void putInt(int type, int value) {
        buffer[size] = (byte) type;
        INTS.set(buffer, size + 1, value);
        size += 5;
    }

    private void putLong(int type, long value) {
        buffer[size] = (byte) type;
        LONGS.set(buffer, size + 1, value);
        size += 9;
    }

    private void reserve(int more) {
        if (more > buffer.length - size) {
            grow(more);
        }
    }

    private void grow(int more) {
        long needed = (long) size + more;
        if (needed > SIZE_LIMIT) {
            throw new IllegalStateException(
                    "a message of %d bytes exceeds the writer's limit of %d".formatted(needed, SIZE_LIMIT));
        }
        buffer = Arrays.copyOf(buffer, (int) Math.min(SIZE_LIMIT, Math.max(needed, 2L * buffer.length)));
    }
}
