package io.tombolo.core.wire.binding;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.MalformedMsgpack;
import io.tombolo.core.wire.msgpack.MsgpackFault;
import io.tombolo.core.wire.msgpack.MsgpackReader;
import io.tombolo.core.wire.msgpack.MsgpackWriter;
import java.time.DateTimeException;
import java.time.Instant;

/// A time as the peers write it: an instant, and the offset of the clock that showed it.
///
///     version 1 | seconds since year 1: 8 | nanoseconds: 4 | minutes east of UTC: 2, -1 for UTC
///     version 2 | the same, and one byte of seconds of the offset
///
/// Where the offset does not matter, a record has an `Instant` and UTC is written.
/// Source: RPC sheet 4.6.
///
/// @param instant       the point in time
/// @param offsetSeconds how far east of UTC the clock was, 0 for UTC
/// @param utc           whether the clock was UTC itself, and not a zone that happens to have no offset
public record GoTime(Instant instant, int offsetSeconds, boolean utc) {

    /// The peers' zero time, which means "none": the first second of year 1.
    public static final Instant ZERO_INSTANT = Instant.parse("0001-01-01T00:00:00Z");

    private static final long UNIX_TO_YEAR_ONE = 62_135_596_800L;
    private static final int VERSION_1_LENGTH = 15;
    private static final int VERSION_2_LENGTH = 16;
    private static final int NANOS_PER_SECOND = 1_000_000_000;

    /// Minutes that fit the 16 bits of the wire; -1 is taken by UTC.
    private static final int OFFSET_SECONDS_LIMIT = 60 * Short.MAX_VALUE;

    /// @throws IllegalArgumentException if UTC has an offset, or the offset does not fit the wire
    public GoTime {
        if (utc && offsetSeconds != 0) {
            throw new IllegalArgumentException("UTC has no offset. received: %d s".formatted(offsetSeconds));
        }
        if (Math.abs((long) offsetSeconds) > OFFSET_SECONDS_LIMIT || (offsetSeconds / 60 == -1)) {
            throw new IllegalArgumentException("an offset of %d s cannot be written: at most %d s, and not -1 minute"
                    .formatted(offsetSeconds, OFFSET_SECONDS_LIMIT));
        }
    }

    /// A time shown by a clock at UTC.
    public static GoTime utc(Instant instant) {
        return new GoTime(instant, 0, true);
    }

    static GoTime zero() {
        return utc(ZERO_INSTANT);
    }

    void write(MsgpackWriter writer) {
        boolean version2 = offsetSeconds % 60 != 0;
        byte[] form = new byte[version2 ? VERSION_2_LENGTH : VERSION_1_LENGTH];
        form[0] = (byte) (version2 ? 2 : 1);
        putBigEndian(form, 1, 8, instant.getEpochSecond() + UNIX_TO_YEAR_ONE);
        putBigEndian(form, 9, 4, instant.getNano());
        putBigEndian(form, 13, 2, utc ? -1 : offsetSeconds / 60);
        if (version2) {
            form[15] = (byte) (offsetSeconds % 60);
        }
        writer.writeBytes(form);
    }

    static GoTime read(MsgpackReader reader) throws MalformedMsgpack {
        if (reader.readNil()) {
            return zero();
        }
        int at = reader.offset();
        Bytes form = reader.readBytes();
        boolean version1 = form.length() == VERSION_1_LENGTH && form.at(0) == 1;
        boolean version2 = form.length() == VERSION_2_LENGTH && form.at(0) == 2;
        if (!version1 && !version2) {
            throw new MalformedMsgpack(MsgpackFault.BAD_TIME, at);
        }
        long nanos = bigEndian(form, 9, 4);
        short minutes = (short) bigEndian(form, 13, 2);
        int seconds = version2 ? form.at(15) : 0;
        if (nanos < 0 || nanos >= NANOS_PER_SECOND) {
            throw new MalformedMsgpack(MsgpackFault.BAD_TIME, at);
        }
        try {
            Instant instant = Instant.ofEpochSecond(Math.subtractExact(bigEndian(form, 1, 8), UNIX_TO_YEAR_ONE), nanos);
            return minutes == -1 && seconds == 0 ? utc(instant) : new GoTime(instant, minutes * 60 + seconds, false);
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException beyondWhatCanBeHeld) {
            throw new MalformedMsgpack(MsgpackFault.BAD_TIME, at);
        }
    }

    private static void putBigEndian(byte[] target, int offset, int width, long value) {
        for (int i = 0; i < width; i++) {
            target[offset + i] = (byte) (value >> (8 * (width - 1 - i)));
        }
    }

    private static long bigEndian(Bytes source, int offset, int width) {
        long value = source.at(offset);
        for (int i = 1; i < width; i++) {
            value = (value << 8) | (source.at(offset + i) & 0xff);
        }
        return value;
    }
}
