package io.tombolo.core.gossip.codec;

import io.tombolo.core.wire.Bytes;
import java.util.Arrays;

/// Reads the LZW of [LzwEncoder], up to a size.
///
/// Every string of the table stands somewhere in the output already: the string before it, and the byte that
/// followed. So the table holds places in the output, and nothing is put together twice. One thread owns a
/// decoder. Source: gossip sheet 5.2.
public final class LzwDecoder {

    private static final int MAX_WIDTH = 12;
    private static final int CODES = 1 << MAX_WIDTH;

    /// Where in the output the string of each code starts, and how long it is.
    private final int[] starts = new int[CODES];

    private final int[] lengths = new int[CODES];

    private byte[] out = new byte[0];
    private int size;
    private int limit;

    /// Inflates at most `limit` bytes; anything after the end code is ignored.
    public Decoded<Bytes> inflate(Bytes input, int limit) {
        try {
            return new Decoded.Value<>(inflateOrRefuse(input, limit));
        } catch (Refusal refusal) {
            return new Decoded.Refused<>(refusal.malformed());
        }
    }

    Bytes inflateOrRefuse(Bytes input, int most) throws Refusal {
        limit = most;
        size = 0;
        out = new byte[(int) Math.min(most, 64 + 3L * input.length())];
        try {
            run(input.array(), input.offset(), input.offset() + input.length());
            return Bytes.wrap(out, 0, size);
        } finally {
            out = new byte[0];
        }
    }

    private void run(byte[] input, int from, int end) throws Refusal {
        int at = from;
        long bits = 0;
        int bitCount = 0;
        int width = LzwEncoder.FIRST_WIDTH;
        int overflow = 1 << width;
        int highest = LzwEncoder.END;
        int previousLength = 0;
        boolean full = false;
        while (true) {
            while (bitCount < width) {
                if (at == end) {
                    throw new Refusal(Flaw.COMPRESSION, "compressed data ends without its end code");
                }
                bits |= (input[at++] & 0xffL) << bitCount;
                bitCount += 8;
            }
            int code = (int) bits & ((1 << width) - 1);
            bits >>>= width;
            bitCount -= width;
            if (code == LzwEncoder.CLEAR) {
                width = LzwEncoder.FIRST_WIDTH;
                overflow = 1 << width;
                highest = LzwEncoder.END;
                previousLength = 0;
                full = false;
                continue;
            }
            if (code == LzwEncoder.END) {
                return;
            }
            if (previousLength > 0) {
                starts[highest] = size - previousLength;
                lengths[highest] = previousLength + 1;
            }
            previousLength = append(code, highest, full || previousLength > 0);
            highest++;
            if (highest >= overflow) {
                if (width == MAX_WIDTH) {
                    previousLength = 0;
                    full = true;
                    highest--;
                } else {
                    width++;
                    overflow = 1 << width;
                }
            }
        }
    }

    /// Appends the string of a code, and tells its length.
    private int append(int code, int highest, boolean highestIsKnown) throws Refusal {
        if (code < LzwEncoder.CLEAR) {
            reserve(1);
            out[size++] = (byte) code;
            return 1;
        }
        if (code > highest || (code == highest && !highestIsKnown)) {
            throw new Refusal(Flaw.COMPRESSION, "compressed data has a code that means nothing yet");
        }
        int start = starts[code];
        int length = lengths[code];
        reserve(length);
        if (code == highest) {
            // Its last byte is the first one that is being appended: byte by byte, from the front.
            for (int i = 0; i < length; i++) {
                out[size + i] = out[start + i];
            }
        } else {
            System.arraycopy(out, start, out, size, length);
        }
        size += length;
        return length;
    }

    private void reserve(int more) throws Refusal {
        if (more > out.length - size) {
            if (more > limit - size) {
                throw new Refusal(Flaw.TOO_LARGE, "compressed data inflates beyond the limit");
            }
            out = Arrays.copyOf(out, (int) Math.min(limit, Math.max((long) size + more, 2L * out.length)));
        }
    }
}
