package io.tombolo.core.wire.msgpack;

import io.tombolo.core.wire.Bytes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads values from bytes that a stranger may have written.
///
/// Liberal: old and new forms of text and bytes, whole numbers in any width and sign, either float, and `nil` for
/// everything, which reads as the zero value: 0, `false`, empty. Bounded: a length is checked against the bytes that
/// remain before it is used, an announced count against the least that its elements can take, and nesting against
/// [#DEPTH_LIMIT]. Byte strings are handed out as slices, not copied.
///
/// A method that throws leaves the reader where it was or further on; such a reader is thrown away.
/// Source: RPC sheet 4.4 and 4.5; gossip sheet 2.
public final class MsgpackReader {

    /// Containers inside containers. Records of the peers nest about ten deep, opaque configuration seldom more; a
    /// level
    /// costs a decoder a few hundred bytes of stack, so 128 levels stay far below the smallest thread's stack.
    public static final int DEPTH_LIMIT = 128;

    /// Elements to make room for at once, whatever a header announces: with [#DEPTH_LIMIT] levels of them, a message
    /// can
    /// make us reserve 128 × 64 references before it has delivered a single element.
    private static final int ROOM_LIMIT = 64;

    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;
    private final int start;
    private final int end;
    private int position;
    private int depth;

    MsgpackReader(Bytes source) {
        this(source, 0);
    }

    private MsgpackReader(Bytes source, int depth) {
        bytes = source.array();
        start = source.offset();
        end = start + source.length();
        position = start;
        this.depth = depth;
    }

    /// How many elements to make room for when a container announces `count`.
    public static int roomFor(int count) {
        return Math.min(count, ROOM_LIMIT);
    }

    /// Bytes read so far.
    public int offset() {
        return position - start;
    }

    /// Bytes not yet read.
    public int remaining() {
        return end - position;
    }

    /// A refusal of what was just read, for codecs with rules of their own.
    public MalformedMsgpack refuse() {
        return malformed(MsgpackFault.REFUSED);
    }

    /// Refuses bytes that follow the last value.
    public void requireEnd() throws MalformedMsgpack {
        if (position != end) {
            throw malformed(MsgpackFault.TRAILING_BYTES);
        }
    }

    /// The family of the next value, without reading it.
    public MsgpackType nextType() throws MalformedMsgpack {
        require(1);
        return MsgpackType.of(bytes[position]);
    }

    /// Whether the next value is a whole number from 2^63 up.
    boolean nextIsHuge() {
        return bytes[position] == (byte) 0xcf && remaining() > 1 && bytes[position + 1] < 0;
    }

    /// Whether the next value is a float of 32 bits.
    boolean nextIsSingle() {
        return bytes[position] == (byte) 0xca;
    }

    /// Reads `nil` if that is what comes next.
    public boolean readNil() throws MalformedMsgpack {
        require(1);
        if (bytes[position] != (byte) 0xc0) {
            return false;
        }
        position++;
        return true;
    }

    /// Reads a truth; 0 and 1 are taken for one.
    public boolean readBoolean() throws MalformedMsgpack {
        require(1);
        return switch (bytes[position]) {
            case (byte) 0xc2, (byte) 0xc0, 0 -> {
                position++;
                yield false;
            }
            case (byte) 0xc3, 1 -> {
                position++;
                yield true;
            }
            default -> throw malformed(MsgpackFault.WRONG_TYPE);
        };
    }

    /// Reads a whole number that fits 64 bits with a sign.
    public long readLong() throws MalformedMsgpack {
        int from = position;
        boolean huge = hasNext() && nextIsHuge();
        long value = readInteger();
        if (huge) {
            throw new MalformedMsgpack(MsgpackFault.NUMBER_OUT_OF_RANGE, from - start);
        }
        return value;
    }

    /// Reads a whole number that fits 64 bits without a sign, as its bits.
    public long readUnsigned() throws MalformedMsgpack {
        int from = position;
        boolean huge = hasNext() && nextIsHuge();
        long value = readInteger();
        if (value < 0 && !huge) {
            throw new MalformedMsgpack(MsgpackFault.NUMBER_OUT_OF_RANGE, from - start);
        }
        return value;
    }

    /// Reads a whole number from `least` to `most`.
    public long readLong(long least, long most) throws MalformedMsgpack {
        int from = position;
        long value = readLong();
        if (value < least || value > most) {
            throw new MalformedMsgpack(MsgpackFault.NUMBER_OUT_OF_RANGE, from - start);
        }
        return value;
    }

    /// Reads a whole number that fits 32 bits with a sign.
    public int readInt() throws MalformedMsgpack {
        return (int) readLong(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private long readInteger() throws MalformedMsgpack {
        require(1);
        byte type = bytes[position];
        if (type >= -32) {
            position++;
            return type;
        }
        int at = position + 1;
        return switch (type) {
            case (byte) 0xc0 -> advance(1, 0);
            case (byte) 0xcc -> {
                require(2);
                yield advance(2, bytes[at] & 0xff);
            }
            case (byte) 0xcd -> {
                require(3);
                yield advance(3, (short) SHORTS.get(bytes, at) & 0xffff);
            }
            case (byte) 0xce -> {
                require(5);
                yield advance(5, (int) INTS.get(bytes, at) & 0xffff_ffffL);
            }
            case (byte) 0xcf, (byte) 0xd3 -> {
                require(9);
                yield advance(9, (long) LONGS.get(bytes, at));
            }
            case (byte) 0xd0 -> {
                require(2);
                yield advance(2, bytes[at]);
            }
            case (byte) 0xd1 -> {
                require(3);
                yield advance(3, (short) SHORTS.get(bytes, at));
            }
            case (byte) 0xd2 -> {
                require(5);
                yield advance(5, (int) INTS.get(bytes, at));
            }
            default -> throw malformed(MsgpackFault.WRONG_TYPE);
        };
    }

    private long advance(int count, long value) {
        position += count;
        return value;
    }

    /// Reads a number of 32 bits; wider ones are rounded.
    public float readFloat() throws MalformedMsgpack {
        return (float) readDouble();
    }

    /// Reads a number, whole ones included.
    public double readDouble() throws MalformedMsgpack {
        require(1);
        return switch (bytes[position]) {
            case (byte) 0xca -> {
                require(5);
                float value = Float.intBitsToFloat((int) INTS.get(bytes, position + 1));
                position += 5;
                yield value;
            }
            case (byte) 0xcb -> {
                require(9);
                double value = Double.longBitsToDouble((long) LONGS.get(bytes, position + 1));
                position += 9;
                yield value;
            }
            default -> {
                boolean huge = nextIsHuge();
                long value = readInteger();
                yield huge ? Math.scalb((double) (value >>> 1), 1) : value;
            }
        };
    }

    /// Reads text. What is not UTF-8 becomes the replacement character.
    public String readString() throws MalformedMsgpack {
        int length = readRawHeader();
        var text = new String(bytes, position, length, StandardCharsets.UTF_8);
        position += length;
        return text;
    }

    /// Reads a byte string as a slice. A list of small numbers and the bytes of an extension are taken for one.
    public Bytes readBytes() throws MalformedMsgpack {
        return switch (nextType()) {
            case ARRAY -> readBytesFromArray();
            case EXTENSION -> take(readExtensionHeader());
            case NIL, RAW -> take(readRawHeader());
            case BOOLEAN, INTEGER, FLOAT, MAP, UNUSED -> throw malformed(MsgpackFault.WRONG_TYPE);
        };
    }

    private Bytes readBytesFromArray() throws MalformedMsgpack {
        int count = readArrayHeader();
        byte[] collected = new byte[count];
        for (int i = 0; i < count; i++) {
            collected[i] = (byte) readLong(0, 255);
        }
        return Bytes.wrap(collected);
    }

    private Bytes take(int length) {
        var slice = Bytes.wrap(bytes, position, length);
        position += length;
        return slice;
    }

    private void skip(int length) {
        position += length;
    }

    /// Reads over a byte string and gives a reader for the values inside (RPC sheet 4.7).
    public MsgpackReader readWrapped() throws MalformedMsgpack {
        descend();
        depth--;
        return new MsgpackReader(readBytes(), depth + 1);
    }

    /// Reads the header of text or bytes: the length, which is known to be there.
    private int readRawHeader() throws MalformedMsgpack {
        require(1);
        byte type = bytes[position];
        if ((type & 0xe0) == 0xa0) {
            return checked(1, type & 0x1f);
        }
        return switch (type) {
            case (byte) 0xc0 -> checked(1, 0);
            case (byte) 0xd9, (byte) 0xc4 -> checked(2, unsignedAt(1));
            case (byte) 0xda, (byte) 0xc5 -> checked(3, unsignedAt(2));
            case (byte) 0xdb, (byte) 0xc6 -> checked(5, unsignedAt(4));
            default -> throw malformed(MsgpackFault.WRONG_TYPE);
        };
    }

    private int readExtensionHeader() throws MalformedMsgpack {
        return switch (bytes[position]) {
            case (byte) 0xd4 -> checked(2, 1);
            case (byte) 0xd5 -> checked(2, 2);
            case (byte) 0xd6 -> checked(2, 4);
            case (byte) 0xd7 -> checked(2, 8);
            case (byte) 0xd8 -> checked(2, 16);
            case (byte) 0xc7 -> checked(3, unsignedAt(1));
            case (byte) 0xc8 -> checked(4, unsignedAt(2));
            case (byte) 0xc9 -> checked(6, unsignedAt(4));
            default -> throw malformed(MsgpackFault.WRONG_TYPE);
        };
    }

    /// Reads the header of a list: how many values follow. `nil` is a list of none.
    public int readArrayHeader() throws MalformedMsgpack {
        require(1);
        byte type = bytes[position];
        if ((type & 0xf0) == 0x90) {
            return checked(1, type & 0xf);
        }
        return switch (type) {
            case (byte) 0xc0 -> checked(1, 0);
            case (byte) 0xdc -> checked(3, unsignedAt(2));
            case (byte) 0xdd -> checked(5, unsignedAt(4));
            default -> throw malformed(MsgpackFault.WRONG_TYPE);
        };
    }

    /// Reads the header of a map: how many pairs follow. `nil` is a map of none.
    public int readMapHeader() throws MalformedMsgpack {
        require(1);
        byte type = bytes[position];
        if ((type & 0xf0) == 0x80) {
            return pairs(1, type & 0xf);
        }
        return switch (type) {
            case (byte) 0xc0 -> pairs(1, 0);
            case (byte) 0xde -> pairs(3, unsignedAt(2));
            case (byte) 0xdf -> pairs(5, unsignedAt(4));
            default -> throw malformed(MsgpackFault.WRONG_TYPE);
        };
    }

    /// Reads the header of a list and goes one level down; [#leave()] comes back up.
    public int enterArray() throws MalformedMsgpack {
        descend();
        return readArrayHeader();
    }

    /// Reads the header of a map and goes one level down; [#leave()] comes back up.
    public int enterMap() throws MalformedMsgpack {
        descend();
        return readMapHeader();
    }

    /// Comes back up from a list or map whose elements were all read.
    public void leave() {
        depth--;
    }

    /// Reads a prepared key if exactly its bytes come next: the common case of keys in the peers' order, without a
    /// copy.
    public boolean readIfNext(byte[] encoded) {
        int length = encoded.length;
        if (length > end - position || !Arrays.equals(bytes, position, position + length, encoded, 0, length)) {
            return false;
        }
        position += length;
        return true;
    }

    /// Reads over one value, whatever it is, without recursion.
    public void skipValue() throws MalformedMsgpack {
        // Every value pending takes a byte at least, so the sum of checked counts stays below 2^31 times the bytes.
        long pending = 1;
        while (pending > 0) {
            pending += skipOne() - 1;
        }
    }

    /// Reads over one value and gives its bytes, to be passed on untouched.
    public Bytes readEncoded() throws MalformedMsgpack {
        int from = position;
        skipValue();
        return Bytes.wrap(bytes, from, position - from);
    }

    /// Skips a scalar or the header of a container, and tells how many values that header announces.
    private long skipOne() throws MalformedMsgpack {
        switch (nextType()) {
            case NIL, BOOLEAN -> position++;
            case INTEGER -> readInteger();
            case FLOAT -> readDouble();
            case RAW -> skip(readRawHeader());
            case EXTENSION -> skip(readExtensionHeader());
            case ARRAY -> {
                return readArrayHeader();
            }
            case MAP -> {
                return 2L * readMapHeader();
            }
            case UNUSED -> throw malformed(MsgpackFault.UNUSED_TYPE);
        }
        return 0;
    }

    private void descend() throws MalformedMsgpack {
        if (depth >= DEPTH_LIMIT) {
            throw malformed(MsgpackFault.TOO_DEEP);
        }
        depth++;
    }

    private boolean hasNext() {
        return position < end;
    }

    private void require(int count) throws MalformedMsgpack {
        if (count > end - position) {
            throw malformed(MsgpackFault.TRUNCATED);
        }
    }

    /// The number of `width` bytes after the type byte.
    private long unsignedAt(int width) throws MalformedMsgpack {
        require(1 + width);
        int at = position + 1;
        return switch (width) {
            case 1 -> bytes[at] & 0xff;
            case 2 -> (short) SHORTS.get(bytes, at) & 0xffff;
            default -> (int) INTS.get(bytes, at) & 0xffff_ffffL;
        };
    }

    /// Moves past a header if `length` bytes, or as many elements of a byte at least, can follow it.
    private int checked(int header, long length) throws MalformedMsgpack {
        if (header + length > end - position) {
            throw malformed(MsgpackFault.TRUNCATED);
        }
        position += header;
        return (int) length;
    }

    /// Moves past a map's header if as many pairs of a byte and a byte can follow it.
    private int pairs(int header, long count) throws MalformedMsgpack {
        if (header + 2 * count > end - position) {
            throw malformed(MsgpackFault.TRUNCATED);
        }
        position += header;
        return (int) count;
    }

    private MalformedMsgpack malformed(MsgpackFault fault) {
        return new MalformedMsgpack(fault, position - start);
    }
}
