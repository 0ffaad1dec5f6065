package io.tombolo.core.gossip.codec;

import io.tombolo.core.wire.Bytes;
import java.util.Arrays;

/// LZW as the peers write it: least significant bit first, 8 bit literals, codes of 9 to 12 bits, a leading clear
/// code.
///
/// Not the LZW of TIFF: the width grows one code later. Keeps its table from one input to the next, because
/// clearing it would cost more than most packets; one thread owns an encoder. Source: gossip sheet 5.2.
public final class LzwEncoder {

    static final int CLEAR = 256;
    static final int END = 257;
    static final int FIRST_WIDTH = 9;

    /// The code that is never given out: reaching it clears the table.
    private static final int LAST_CODE = 4095;

    /// Slots for at most 4095 - 258 pairs: less than half full, so that probing stays short.
    private static final int SLOTS = 8192;

    /// Spreads the 20 bits of a pair over the slots: 2^32 divided by the golden ratio.
    private static final int SPREAD = 0x9E37_79B1;

    /// Pair and code of each slot, under the number of the table they belong to: `table << 32 | pair << 12 | code`.
    private final long[] slots = new long[SLOTS];

    private long table;
    private byte[] out = new byte[0];
    private int size;
    private long bits;
    private int bitCount;
    private int width;
    private int highest;
    private int overflow;

    /// Compresses; the result may be longer than the input, by up to a half.
    ///
    /// @return valid for good: the encoder does not write to it again
    public Bytes compress(Bytes input) {
        begin(input.length());
        int count = input.length();
        if (count > 0) {
            byte[] array = input.array();
            int at = input.offset();
            int end = at + count;
            int code = array[at++] & 0xff;
            while (at < end) {
                int literal = array[at++] & 0xff;
                long pair = (table << 20) | (code << 8) | literal;
                int slot = find(pair);
                long entry = slots[slot];
                if (entry >>> 12 == pair) {
                    code = (int) entry & 0xfff;
                } else {
                    emit(code);
                    code = literal;
                    if (!grow()) {
                        slots[slot] = (pair << 12) | highest;
                    }
                }
            }
            emit(code);
            grow();
        }
        emit(END);
        return finish();
    }

    private void begin(int inputLength) {
        out = new byte[inputLength + 16];
        size = 0;
        bits = 0;
        bitCount = 0;
        clearTable();
        emit(CLEAR);
    }

    private void clearTable() {
        table++;
        width = FIRST_WIDTH;
        highest = END;
        overflow = 1 << FIRST_WIDTH;
        if (table > 0x7fff_ffffL) {
            Arrays.fill(slots, 0);
            table = 1;
        }
    }

    /// The slot that holds the pair, or the free one where it belongs.
    private int find(long pair) {
        int slot = ((int) pair * SPREAD) >>> 19;
        while (true) {
            long entry = slots[slot];
            if (entry >>> 32 != table || entry >>> 12 == pair) {
                return slot;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
    }

    /// Takes the next code into use; true if that filled the table, which is then cleared.
    private boolean grow() {
        highest++;
        if (highest == overflow) {
            width++;
            overflow <<= 1;
        }
        if (highest == LAST_CODE) {
            emit(CLEAR);
            clearTable();
            return true;
        }
        return false;
    }

    private void emit(int code) {
        bits |= (long) code << bitCount;
        bitCount += width;
        if (bitCount >= Integer.SIZE) {
            if (out.length - size < Integer.BYTES) {
                out = Arrays.copyOf(out, Math.max(out.length * 2, size + 16));
            }
            for (int i = 0; i < Integer.BYTES; i++) {
                out[size++] = (byte) bits;
                bits >>>= 8;
            }
            bitCount -= Integer.SIZE;
        }
    }

    private Bytes finish() {
        int rest = (bitCount + 7) / 8;
        if (out.length - size < rest) {
            out = Arrays.copyOf(out, size + rest);
        }
        for (int i = 0; i < rest; i++) {
            out[size++] = (byte) bits;
            bits >>>= 8;
        }
        Bytes result = Bytes.wrap(out, 0, size);
        out = new byte[0];
        return result;
    }
}
