package io.tombolo.core.wire.msgpack;

import io.tombolo.core.wire.Bytes;

/// Finds where a value ends when its bytes come in pieces: nothing on the server port announces a message's length.
///
/// Looks at each byte of structure once and jumps over text, so a long message that comes in a thousand pieces costs no
/// more than one that comes whole. Keeps no bytes. Refuses a value as soon as it is clear that it will exceed the
/// limit:
/// by an announced length, not by having received it. After [Scan.Ended] the scanner waits for the next value.
/// Source: RPC sheet 3.
public final class MsgpackScanner {

    /// What a look at a piece brought.
    public sealed interface Scan {

        /// The value ends in this piece.
        ///
        /// @param at the index in the piece of the first byte after the value
        record Ended(int at) implements Scan {}

        /// The whole piece belongs to the value, and more has to come.
        record NeedMore() implements Scan {}

        /// No value can begin like this, or it is longer than the limit.
        record Malformed(MsgpackFault fault) implements Scan {}
    }

    private static final Scan NEED_MORE = new Scan.NeedMore();

    private final long limit;

    /// Values that still have to end before the whole does.
    private long pending = 1;

    /// Bytes of text or of a number that need no look.
    private long skipping;

    /// Bytes of a length that still have to come, and the length so far.
    private int lengthBytesLeft;

    private long length;
    private Counting counting = Counting.BYTES;
    private long seen;

    /// What a length counts.
    private enum Counting {
        BYTES,
        EXTENSION_BYTES,
        ELEMENTS,
        PAIRS
    }

    /// @param limit bytes that one value may take
    public MsgpackScanner(long limit) {
        this.limit = limit;
    }

    /// Looks at the next piece, from its index `from` on.
    public Scan scan(Bytes piece, int from) {
        int at = from;
        int end = piece.length();
        while (pending > 0 || skipping > 0) {
            if (at == end) {
                seen += end - from;
                return NEED_MORE;
            }
            if (skipping > 0) {
                int step = (int) Math.min(skipping, end - at);
                skipping -= step;
                at += step;
                continue;
            }
            int next = piece.at(at++) & 0xff;
            if (lengthBytesLeft > 0) {
                takeLengthByte(next);
            } else if (next == 0xc1) {
                return new Scan.Malformed(MsgpackFault.UNUSED_TYPE);
            } else {
                takeType(next);
            }
            if (seen + (at - from) + skipping + pending > limit) {
                return new Scan.Malformed(MsgpackFault.TOO_LONG);
            }
        }
        seen = 0;
        pending = 1;
        return new Scan.Ended(at);
    }

    private void takeType(int type) {
        pending--;
        switch (MsgpackType.of((byte) type)) {
            case NIL, BOOLEAN, UNUSED -> {}
            case INTEGER -> skipping = type <= 0x7f || type >= 0xe0 ? 0 : 1L << ((type - 0xcc) & 3);
            case FLOAT -> skipping = type == 0xca ? 4 : 8;
            case RAW -> {
                if (type <= 0xbf) {
                    skipping = type & 0x1f;
                } else {
                    expectLength(Counting.BYTES, type <= 0xc6 ? 1 << (type - 0xc4) : 1 << (type - 0xd9));
                }
            }
            case EXTENSION -> {
                if (type >= 0xd4) {
                    skipping = 1 + (1L << (type - 0xd4));
                } else {
                    expectLength(Counting.EXTENSION_BYTES, 1 << (type - 0xc7));
                }
            }
            case ARRAY -> {
                if (type <= 0x9f) {
                    pending += type & 0xf;
                } else {
                    expectLength(Counting.ELEMENTS, 2 << (type - 0xdc));
                }
            }
            case MAP -> {
                if (type <= 0x8f) {
                    pending += 2L * (type & 0xf);
                } else {
                    expectLength(Counting.PAIRS, 2 << (type - 0xde));
                }
            }
        }
    }

    private void expectLength(Counting what, int width) {
        // The value whose length is still on its way stays pending, so that it does not look finished.
        pending++;
        counting = what;
        lengthBytesLeft = width;
        length = 0;
    }

    private void takeLengthByte(int next) {
        length = (length << 8) | next;
        lengthBytesLeft--;
        if (lengthBytesLeft > 0) {
            return;
        }
        pending--;
        switch (counting) {
            case BYTES -> skipping = length;
            case EXTENSION_BYTES -> skipping = length + 1;
            case ELEMENTS -> pending += length;
            case PAIRS -> pending += 2 * length;
        }
    }
}
